using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of home batteries.</summary>
internal static class BatteryRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(fleet, paging, fleet.Batteries, (json, battery, now) => Write(json, battery, now, fleet)),
        AssetRoutes.RefreshHint(fleet, fleet.Batteries),
        ActionRoutes.Command(fleet, fleet.Batteries, "operation-mode", OperationModeCommand.Read),
        .. ActionRoutes.For(fleet, ResourceKind.Battery),
    ];

    /// <summary>Writes one as it is at a time.</summary>
    public static void Write(Utf8JsonWriter json, SimulatedBattery battery, DateTimeOffset now, Fleet fleet)
    {
        var home = battery.Home;
        var reading = battery.Read(now);
        json.WriteStartObject();
        json.WriteHead(battery, reading.LastSeen);
        WriteChargeState(json, home, reading);
        json.WriteStartObject("config");
        json.WriteString("operationMode", reading.Mode);
        json.WriteTime("lastUpdated", reading.ModeChangedAt);
        json.WriteEndObject();
        json.WriteStartObject("information");
        json.WriteString("id", $"{home.Model.Vendor}-B{home.SerialNumber}");
        json.WriteSite(home, home.Model.Battery);
        json.WriteEndObject();
        WriteCapabilities(json, battery);
        json.WriteScopes(battery.Scopes);
        json.WriteLocation(home, fleet);
        json.WriteString("hemSystemId", home.HemSystemId);
        json.WriteEndObject();
    }

    private static void WriteChargeState(Utf8JsonWriter json, HomeTraits home, HomeReading reading)
    {
        var rate = Math.Round(reading.Power.Battery, 3);
        json.WriteStartObject("chargeState");
        json.WriteString("status", rate > 0 ? "CHARGING" : rate < 0 ? "DISCHARGING" : "IDLE");
        json.WriteNumber("batteryCapacity", home.Model.Capacity);
        json.WriteMeasure("batteryLevel", reading.Level, 1);
        json.WriteNumber("chargeRate", rate);
        json.WriteNumberOrNull("dischargeLimit", home.DischargeLimit);
        json.WriteTime("lastUpdated", reading.LastSeen);
        json.WriteEndObject();
    }

    private static void WriteCapabilities(Utf8JsonWriter json, SimulatedBattery battery)
    {
        json.WriteStartObject("capabilities");
        foreach (var (name, mode) in new[]
        {
            ("exportFocus", OperationModes.ExportFocus),
            ("importFocus", OperationModes.ImportFocus),
            ("timeOfUse", OperationModes.TimeOfUse),
            ("selfReliance", OperationModes.SelfReliance),
            ("idle", OperationModes.Idle),
        })
        {
            json.WriteCapability(name, battery.CanSet(mode), battery.InterventionId);
        }

        json.WriteEndObject();
    }
}
