using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of home energy systems.</summary>
internal static class HemSystemRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(fleet, paging, fleet.HemSystems, (json, system, now) => Write(json, system, now, fleet)),
        HemSystemStatistics.For(fleet),
    ];

    /// <summary>Writes one as it is at a time.</summary>
    public static void Write(Utf8JsonWriter json, SimulatedHemSystem system, DateTimeOffset now, Fleet fleet)
    {
        var home = system.Home;
        var reading = system.Read(now);
        json.WriteStartObject();
        json.WriteString("id", system.Id);
        json.WriteString("userId", system.UserId);
        json.WriteString("locationId", fleet.Locations.Find(home.LocationId)?.Id);
        json.WriteStartObject("information");
        json.WriteString("vendor", home.Model.Vendor);
        json.WriteString("name", home.SiteName);
        json.WriteTime("installationDate", home.InstalledAt);
        json.WriteNumberOrNull("latitude", home.Position?.Latitude);
        json.WriteNumberOrNull("longitude", home.Position?.Longitude);
        json.WriteString("address", home.Address);
        json.WriteString("timezone", home.City.TimeZone);
        json.WriteTime("lastUpdated", home.InstalledAt);
        json.WriteEndObject();
        json.WriteStartObject("status");
        json.WriteTime("lastSeen", reading.LastSeen);
        json.WriteStartObject("energy");
        json.WriteStartObject("today");
        json.WriteMeasure("generation", reading.Today.Generation, 2);
        json.WriteMeasure("consumption", reading.Today.Consumption, 2);
        json.WriteMeasure("charge", reading.Today.Charge, 2);
        json.WriteMeasure("discharge", reading.Today.Discharge, 2);
        json.WriteMeasure("import", reading.Today.Import, 2);
        json.WriteMeasure("export", reading.Today.Export, 2);
        json.WriteString("unit", "kWh");
        json.WriteTime("lastUpdated", reading.LastSeen);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
