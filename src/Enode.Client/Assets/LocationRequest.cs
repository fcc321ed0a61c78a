namespace Enode.Internal;

/// <summary>The body that puts a device at a location.</summary>
internal sealed class LocationRequest
{
    /// <summary>The location's id. Null removes the device from its location.</summary>
    public required string? LocationId { get; init; }
}
