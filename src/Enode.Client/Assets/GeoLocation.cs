namespace Enode;

/// <summary>Where a device stands.</summary>
public sealed class GeoLocation : EnodeModel
{
    /// <summary>The location of the user's that the device stands at. Null when it is at none of them.</summary>
    public string? Id { get; set; }

    /// <summary>Degrees of longitude.</summary>
    public double? Longitude { get; set; }

    /// <summary>Degrees of latitude.</summary>
    public double? Latitude { get; set; }

    /// <summary>When the position was last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>Latitude and longitude, in the order in which maps take them.</summary>
    public override string ToString() => DisplayText.Position(Latitude, Longitude);
}
