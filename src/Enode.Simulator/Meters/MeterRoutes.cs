using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of meters.</summary>
internal static class MeterRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(fleet, paging, fleet.Meters, (json, meter, now) => Write(json, meter, now, fleet)),
        AssetRoutes.RefreshHint(fleet, fleet.Meters),
    ];

    /// <summary>Writes one as it is at a time.</summary>
    public static void Write(Utf8JsonWriter json, SimulatedMeter meter, DateTimeOffset now, Fleet fleet)
    {
        var reading = meter.Read(now);
        json.WriteStartObject();
        json.WriteHead(meter, reading.LastSeen);
        json.WriteStartObject("information");
        json.WriteSite(meter.Home, meter.Home.Model.Meter);
        json.WriteEndObject();
        json.WriteStartObject("energyState");
        json.WriteMeasure("power", meter.CanMeasure ? reading.Power.Grid : null, 3);
        json.WriteTime("lastUpdated", meter.CanMeasure ? reading.LastSeen : null);
        json.WriteEndObject();
        json.WriteLocation(meter.Home, fleet);
        json.WriteStartObject("capabilities");
        json.WriteCapability("measuresConsumption", meter.CanMeasure, Intervention.FitMeter.Id);
        json.WriteCapability("measuresProduction", meter.CanMeasure, Intervention.FitMeter.Id);
        json.WriteEndObject();
        json.WriteScopes(meter.Scopes);
        json.WriteString("hemSystemId", meter.Home.HemSystemId);
        json.WriteEndObject();
    }
}
