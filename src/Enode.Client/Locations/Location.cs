using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A place of a user at which devices stand, as a home: operations <c>getLocations</c>, <c>getUserlocations</c> and <c>getLocation</c>.
/// </summary>
public sealed class Location : EnodeResource
{
    /// <summary>The location's id, given by Enode.</summary>
    public string? Id { get; set; }

    /// <summary>Your own key of the user whose location it is.</summary>
    public string? UserId { get; set; }

    /// <summary>The name. Null where the response leaves it out.</summary>
    public string? Name { get; set; }

    /// <summary>Degrees of latitude.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees of longitude.</summary>
    public double? Longitude { get; set; }

    /// <summary>A public map with a marker at the location. Null when the position is not known.</summary>
    [JsonIgnore]
    public Uri? MapUri => MapLink.Of(Latitude, Longitude);

    /// <summary>The time zone's name in the IANA database. Null where the response leaves it out: then UTC applies.</summary>
    public string? TimezoneName { get; set; }

    /// <summary>When the location was created, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>The name, or the id when it has none.</summary>
    public override string ToString() => string.IsNullOrEmpty(Name) ? Id ?? string.Empty : Name;
}
