using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of locations.</summary>
internal static class LocationRoutes
{
    private static readonly JsonType<double> Latitude = JsonTypes.NumberBetween(-90, 90);
    private static readonly JsonType<double> Longitude = JsonTypes.NumberBetween(-180, 180);

    public static IEnumerable<Route> For(Fleet fleet, Paging paging) => new RecordRoutes<SimulatedLocation>(fleet, paging, fleet.Locations)
    {
        Lists = ["/locations", "/users/{userId}/locations"],
        Write = (json, location, _) => Write(json, location),
        Create = new("/users/{userId}/locations", RandomPurpose.Location, ReadNew),
        Update = new("PUT", ReadChange),
        Delete = DeleteResponse.Record,
    }.All();

    private static Func<NewRecord, SimulatedLocation> ReadNew(JsonObjectReader body)
    {
        var name = body.Required("name", JsonTypes.Text);
        var latitude = body.Required("latitude", Latitude);
        var longitude = body.Required("longitude", Longitude);
        var timezoneName = body.Required("timezoneName", JsonTypes.TimeZoneName);
        return head => new SimulatedLocation
        {
            Id = head.Id,
            Sequence = head.Sequence,
            UserId = head.PathValues["userId"],
            CreatedAt = head.CreatedAt,
            Name = name,
            Latitude = latitude,
            Longitude = longitude,
            TimezoneName = timezoneName,
        };
    }

    private static Func<SimulatedLocation, SimulatedLocation> ReadChange(JsonObjectReader body)
    {
        var name = body.Optional("name", JsonTypes.Text);
        var latitude = body.Optional("latitude", Latitude);
        var longitude = body.Optional("longitude", Longitude);
        var timezoneName = body.Optional("timezoneName", JsonTypes.TimeZoneName);
        return location => location with
        {
            Name = name.Or(location.Name),
            Latitude = latitude.Or(location.Latitude),
            Longitude = longitude.Or(location.Longitude),
            TimezoneName = timezoneName.Or(location.TimezoneName),
        };
    }

    private static void Write(Utf8JsonWriter json, SimulatedLocation location)
    {
        json.WriteStartObject();
        json.WriteString("name", location.Name);
        json.WriteNumber("latitude", location.Latitude);
        json.WriteNumber("longitude", location.Longitude);
        json.WriteString("timezoneName", location.TimezoneName);
        json.WriteString("id", location.Id);
        json.WriteString("userId", location.UserId);
        json.WriteTime("createdAt", location.CreatedAt);
        json.WriteEndObject();
    }
}

/// <summary>A location of a user.</summary>
internal sealed record SimulatedLocation : IUserRecord
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Name { get; init; }

    /// <summary>In degrees.</summary>
    public required double Latitude { get; init; }

    /// <summary>In degrees.</summary>
    public required double Longitude { get; init; }

    /// <summary>The name in the IANA time zone database.</summary>
    public required string TimezoneName { get; init; }

    /// <summary>What energy costs there. Null where no tariff is linked.</summary>
    public LocationTariff? Tariff { get; init; }

    /// <summary>The time zone with that name.</summary>
    public TimeZoneInfo Zone => TimeZones.Find(TimezoneName);
}
