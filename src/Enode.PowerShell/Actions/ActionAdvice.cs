namespace Enode.Actions;

/// <summary>What to do about an action that failed or was cancelled. It depends on the reason.</summary>
internal static class ActionAdvice
{
    private const string Again = "pipe TargetObject of the error to the command";

    /// <summary>What to do when the time was over, and the action could not be read at the end.</summary>
    internal const string AfterFailedPoll =
        "The device may have responded since. Pipe TargetObject of the error to Get-EnodeAction to read the action, or to " +
        "Wait-EnodeAction to wait longer.";

    /// <summary>The recommended action. Null for a reason that this version does not know.</summary>
    internal static string? For(AssetAction action) => action.FailureReason?.Type switch
    {
        FailureReasonTypes.RequestedCancellation =>
            $"The action was cancelled on request, so the command was not carried out. To send it again, {Again}.",
        FailureReasonTypes.Conflict =>
            "A newer command for the same device replaced this one: see the action of that command. Get-EnodeAction without " +
            "parameters lists the actions that this process has sent.",
        FailureReasonTypes.Unnecessary => "No change was required. With -IfNeeded, such devices are left out.",
        FailureReasonTypes.NotFound =>
            "The device does not exist any more: its owner may have disconnected the account. Get-EnodeUser lists the linked vendors.",
        FailureReasonTypes.NoResponse =>
            "Check that the device is online: see IsReachable and LastSeen, after Send-EnodeRefreshHint. " +
            $"To try again, {Again}.",
        FailureReasonTypes.FailedPrecondition => $"Resolve what the message names at the device. To try again, {Again}.",
        _ => null,
    };
}
