namespace Enode.Internal;

/// <summary>The body of a charging command.</summary>
internal sealed class ChargingRequest
{
    /// <summary>A value of <see cref="ChargingCommands"/>.</summary>
    public required string Action { get; init; }
}
