using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of vehicles. The JSON is written by hand, so that the client's models are not tested against themselves.</summary>
internal static class VehicleRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(fleet, paging, fleet.Vehicles, Write),
        AssetRoutes.RefreshHint(fleet, fleet.Vehicles),
        ActionRoutes.Command(fleet, fleet.Vehicles, "charging", ChargeCommand.Read),
        ActionRoutes.Command(fleet, fleet.Vehicles, "max-current", MaxCurrentCommand.Read),
        .. ActionRoutes.For(fleet, ResourceKind.Vehicle),
    ];

    /// <summary>Writes one as it is at a time.</summary>
    public static void Write(Utf8JsonWriter json, SimulatedVehicle vehicle, DateTimeOffset now)
    {
        var traits = vehicle.Traits;
        var reading = vehicle.Read(now);
        json.WriteStartObject();
        json.WriteHead(vehicle, reading.LastSeen);
        WriteInformation(json, traits);
        WriteChargeState(json, vehicle, reading);
        json.WritePropertyName("smartChargingPolicy");
        reading.Policy.Write(json);
        WriteOdometer(json, reading);
        WriteCapabilities(json, vehicle, reading);
        json.WriteScopes(vehicle.Scopes);
        WriteLocation(json, reading, now);
        json.WriteEndObject();
    }

    private static void WriteInformation(Utf8JsonWriter json, VehicleTraits traits)
    {
        json.WriteStartObject("information");
        json.WriteString("vin", traits.Vin);
        json.WriteString("brand", traits.Model.Brand);
        json.WriteString("model", traits.Model.Name);
        json.WriteNumberOrNull("year", traits.Year);
        json.WriteString("displayName", traits.DisplayName);
        json.WriteEndObject();
    }

    private static void WriteChargeState(Utf8JsonWriter json, SimulatedVehicle vehicle, VehicleReading reading)
    {
        var traits = vehicle.Traits;
        var isKnown = reading.State != PowerDeliveryStates.Unknown;
        var isCharging = reading.State == PowerDeliveryStates.Charging;
        json.WriteStartObject("chargeState");
        json.WriteNumberOrNull("batteryLevel", isKnown ? reading.Level : null);
        json.WriteNumberOrNull("range", isKnown ? Math.Round(traits.Model.Range * reading.Level / 100) : null);
        json.WriteBooleanOrNull("isPluggedIn", isKnown ? reading.State != PowerDeliveryStates.Unplugged : null);
        json.WriteBooleanOrNull("isCharging", isKnown ? isCharging : null);
        json.WriteBooleanOrNull("isFullyCharged", isKnown ? reading.IsFull : null);
        json.WriteNumberOrNull("batteryCapacity", isKnown ? traits.Model.Capacity : null);
        json.WriteNumberOrNull("chargeLimit", isKnown ? traits.ChargeLimit : null);
        json.WriteMeasure("chargeRate", reading.Rate, 3);
        json.WriteNumberOrNull("chargeTimeRemaining", reading.MinutesToLimit);
        json.WriteTime("lastUpdated", isKnown ? reading.LastSeen : null);
        json.WriteNumberOrNull("maxCurrent", isKnown ? reading.MaxCurrent : null);
        json.WriteString("powerDeliveryState", reading.State);

        // The member is optional: clients must not depend on it.
        if (reading.Charger is { } charger)
        {
            json.WriteString("pluggedInChargerId", charger.Id);
        }

        json.WriteEndObject();
    }

    private static void WriteOdometer(Utf8JsonWriter json, VehicleReading reading)
    {
        json.WriteStartObject("odometer");
        json.WriteNumberOrNull("distance", reading.Odometer);
        json.WriteTime("lastUpdated", reading.Odometer is null ? null : reading.LastDriven);
        json.WriteEndObject();
    }

    private static void WriteCapabilities(Utf8JsonWriter json, SimulatedVehicle vehicle, VehicleReading reading)
    {
        var traits = vehicle.Traits;
        json.WriteStartObject("capabilities");
        json.WriteCapability("information", true);
        json.WriteCapability("chargeState", traits.HasChargeState);
        json.WriteCapability("location", traits.Position is not null || reading.Charger is not null);
        json.WriteCapability("odometer", traits.Odometer is not null);
        json.WriteCapability("setMaxCurrent", vehicle.CanLimitCurrent);
        json.WriteCapability("startCharging", vehicle.CanCharge, traits.InterventionId);
        json.WriteCapability("stopCharging", vehicle.CanCharge, traits.InterventionId);
        json.WriteCapability("smartCharging", traits.CanCharge, traits.InterventionId);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, VehicleReading reading, DateTimeOffset now)
    {
        var position = reading.Position;
        var charger = reading.Charger?.Read(now);
        json.WriteStartObject("location");
        json.WriteNumberOrNull("longitude", position?.Longitude);
        json.WriteNumberOrNull("latitude", position?.Latitude);
        json.WriteTime("lastUpdated", position is null ? charger?.Location.LastUpdated : reading.LastDriven);
        json.WriteString("id", reading.Location?.Id);
        json.WriteEndObject();
    }
}
