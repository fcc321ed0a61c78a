using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of chargers.</summary>
internal static class ChargerRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(fleet, paging, fleet.Chargers, Write),
        AssetRoutes.Update(fleet, fleet.Chargers, Write),
        AssetRoutes.RefreshHint(fleet, fleet.Chargers),
        ActionRoutes.Command(fleet, fleet.Chargers, "charging", ChargeCommand.Read),
        ActionRoutes.Command(fleet, fleet.Chargers, "max-current", MaxCurrentCommand.Read),
        .. ActionRoutes.For(fleet, ResourceKind.Charger),
    ];

    /// <summary>Writes one as it is at a time.</summary>
    public static void Write(Utf8JsonWriter json, SimulatedCharger charger, DateTimeOffset now)
    {
        var traits = charger.Traits;
        var reading = charger.Read(now);
        json.WriteStartObject();
        json.WriteHead(charger, reading.LastSeen);
        WriteChargeState(json, reading);
        WriteCapabilities(json, charger);
        json.WriteScopes(charger.Scopes);
        json.WriteStartObject("information");
        json.WriteString("brand", traits.Model.Brand);
        json.WriteString("model", traits.Model.Name);
        json.WriteNumberOrNull("year", traits.Year);
        json.WriteString("serialNumber", traits.SerialNumber);
        json.WriteEndObject();
        json.WriteStartObject("location");
        json.WriteString("id", reading.Location.Id);
        json.WriteTime("lastUpdated", reading.Location.LastUpdated);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteChargeState(Utf8JsonWriter json, ChargerReading reading)
    {
        var isKnown = reading.State != PowerDeliveryStates.Unknown;
        json.WriteStartObject("chargeState");
        json.WriteBooleanOrNull("isPluggedIn", isKnown ? reading.State != PowerDeliveryStates.Unplugged : null);
        json.WriteBooleanOrNull("isCharging", isKnown ? reading.State == PowerDeliveryStates.Charging : null);
        json.WriteMeasure("chargeRate", isKnown ? reading.Rate : null, 3);
        json.WriteTime("lastUpdated", isKnown ? reading.LastSeen : null);
        json.WriteNumberOrNull("maxCurrent", isKnown ? reading.MaxCurrent : null);
        json.WriteString("powerDeliveryState", reading.State);
        json.WriteString("pluggedInVehicleId", reading.Vehicle?.Id);
        json.WriteEndObject();
    }

    private static void WriteCapabilities(Utf8JsonWriter json, SimulatedCharger charger)
    {
        var traits = charger.Traits;
        json.WriteStartObject("capabilities");
        json.WriteCapability("information", true);
        json.WriteCapability("chargeState", traits.HasChargeState);
        json.WriteCapability("startCharging", charger.CanCharge, traits.InterventionId);
        json.WriteCapability("stopCharging", charger.CanCharge, traits.InterventionId);
        json.WriteCapability("setMaxCurrent", charger.CanLimitCurrent, traits.Model.CanLimitCurrent ? traits.InterventionId : null);
        json.WriteEndObject();
    }
}
