using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A meter as the API shows it.</summary>
internal static class MeterJson
{
    public static void Write(Utf8JsonWriter json, SimulatedMeter meter, DateTimeOffset now)
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
        json.WritePlace(meter.Home);
        json.WriteStartObject("capabilities");
        json.WriteCapability("measuresConsumption", meter.CanMeasure, Interventions.FitMeter);
        json.WriteCapability("measuresProduction", meter.CanMeasure, Interventions.FitMeter);
        json.WriteEndObject();
        json.WriteScopes(meter.Scopes);
        json.WriteString("hemSystemId", meter.Home.HemSystemId);
        json.WriteEndObject();
    }
}
