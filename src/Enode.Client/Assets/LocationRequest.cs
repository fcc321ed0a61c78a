namespace Enode.Internal;

/// <summary>The body that puts a device at a location.</summary>
internal sealed class LocationRequest
{
    /// <summary>The location's id. Null takes the device from where it is.</summary>
    public string? LocationId { get; set; }
}
