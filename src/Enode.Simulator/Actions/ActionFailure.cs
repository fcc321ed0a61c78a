namespace Enode.Simulation;

/// <summary>Why an action did not do what it was for.</summary>
/// <param name="Type">The reason, for programs.</param>
/// <param name="Detail">The reason, for people.</param>
internal sealed record ActionFailure(string Type, string Detail)
{
    public static ActionFailure NoResponse { get; } = new("NO_RESPONSE", "No live access to the device came back in time.");

    public static ActionFailure Unplugged { get; } = new("FAILED_PRECONDITION", "The cable is not plugged in.");

    public static ActionFailure Replaced { get; } = new("CONFLICT", "Another action for the same device took its place.");

    public static ActionFailure Full { get; } = new("UNNECESSARY", "The battery reached its limit first.");

    public static ActionFailure Requested { get; } = new("REQUESTED_CANCELLATION", "It was called off on request.");
}
