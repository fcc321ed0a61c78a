namespace Enode;

/// <summary>The known types of a reason for which an action failed or was cancelled. The API adds values without notice.</summary>
public static class FailureReasonTypes
{
    /// <summary>The device did not respond in time.</summary>
    public const string NoResponse = "NO_RESPONSE";

    /// <summary>The device is not in a state in which it can carry out the command.</summary>
    public const string FailedPrecondition = "FAILED_PRECONDITION";

    /// <summary>A newer action for the device replaced this one.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>The device was deleted since.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The device was in the requested state already.</summary>
    public const string Unnecessary = "UNNECESSARY";

    /// <summary>The action was cancelled on request.</summary>
    public const string RequestedCancellation = "REQUESTED_CANCELLATION";
}
