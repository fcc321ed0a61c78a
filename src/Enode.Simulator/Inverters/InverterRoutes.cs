using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of solar inverters.</summary>
internal static class InverterRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(fleet, paging, fleet.Inverters, (json, inverter, now) => Write(json, inverter, now, fleet)),
        AssetRoutes.RefreshHint(fleet, fleet.Inverters),
        InverterStatistics.For(fleet),
    ];

    /// <summary>Writes one as it is at a time.</summary>
    public static void Write(Utf8JsonWriter json, SimulatedInverter inverter, DateTimeOffset now, Fleet fleet)
    {
        var home = inverter.Home;
        var reading = inverter.Read(now);
        json.WriteStartObject();
        json.WriteHead(inverter, reading.LastSeen);
        json.WriteStartObject("productionState");
        json.WriteMeasure("productionRate", reading.Power.Production, 3);
        json.WriteBoolean("isProducing", Math.Round(reading.Power.Production, 3) > 0);
        json.WriteMeasure("totalLifetimeProduction", home.Role == HomeRole.InverterOnly ? null : reading.LifetimeProduction, 2);
        json.WriteTime("lastUpdated", reading.LastSeen);
        json.WriteEndObject();
        json.WriteString("timezone", home.Role == HomeRole.InverterOnly ? null : home.City.TimeZone);
        json.WriteStartObject("capabilities");
        json.WriteCapability("productionState", true);
        json.WriteCapability("productionStatistics", inverter.HasStatistics);
        json.WriteEndObject();
        json.WriteScopes(inverter.Scopes);
        json.WriteStartObject("information");
        json.WriteString("id", $"{home.Model.Vendor}-{home.SerialNumber}");
        json.WriteString("sn", home.Role == HomeRole.TimeOfUse ? null : home.SerialNumber);
        json.WriteSite(home, home.Model.Inverter);
        json.WriteEndObject();
        json.WriteLocation(home, fleet);
        json.WriteString("hemSystemId", home.HemSystemId);
        json.WriteEndObject();
    }
}
