namespace Enode.Internal;

/// <summary>The body that sets or removes the location of a device.</summary>
internal sealed class LocationRequest
{
    /// <summary>The location's id. Null removes the device from its location.</summary>
    public required string? LocationId { get; init; }
}
