using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A car as the API shows it. Written by hand, so that the client's models are not measured by themselves.</summary>
internal static class VehicleJson
{
    public static void Write(Utf8JsonWriter json, SimulatedVehicle vehicle, DateTimeOffset now)
    {
        var traits = vehicle.Traits;
        var reading = vehicle.Read(now);
        json.WriteStartObject();
        json.WriteHead(vehicle, reading.LastSeen);
        WriteInformation(json, traits);
        WriteChargeState(json, vehicle, reading);
        WritePolicy(json, traits);
        WriteOdometer(json, vehicle);
        WriteCapabilities(json, vehicle);
        json.WriteScopes(vehicle.Scopes);
        WriteLocation(json, vehicle, now);
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

        // The member is not required, so whoever reads must do without it.
        if (vehicle.Charger is { } charger)
        {
            json.WriteString("pluggedInChargerId", charger.Id);
        }

        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, VehicleTraits traits)
    {
        json.WriteStartObject("smartChargingPolicy");
        json.WriteBoolean("isEnabled", false);
        json.WriteString("deadline", traits.Deadline);
        json.WriteNumber("minimumChargeLimit", traits.MinimumChargeLimit);
        json.WriteEndObject();
    }

    private static void WriteOdometer(Utf8JsonWriter json, SimulatedVehicle vehicle)
    {
        json.WriteStartObject("odometer");
        json.WriteNumberOrNull("distance", vehicle.Traits.Odometer);
        json.WriteTime("lastUpdated", vehicle.Traits.Odometer is null ? null : vehicle.LastDriven);
        json.WriteEndObject();
    }

    private static void WriteCapabilities(Utf8JsonWriter json, SimulatedVehicle vehicle)
    {
        var traits = vehicle.Traits;
        json.WriteStartObject("capabilities");
        json.WriteCapability("information", true);
        json.WriteCapability("chargeState", traits.HasChargeState);
        json.WriteCapability("location", traits.Position is not null || vehicle.Charger is not null);
        json.WriteCapability("odometer", traits.Odometer is not null);
        json.WriteCapability("setMaxCurrent", vehicle.CanLimitCurrent);
        json.WriteCapability("startCharging", vehicle.CanCharge, traits.InterventionId);
        json.WriteCapability("stopCharging", vehicle.CanCharge, traits.InterventionId);
        json.WriteCapability("smartCharging", traits.CanCharge, traits.InterventionId);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, SimulatedVehicle vehicle, DateTimeOffset now)
    {
        var position = vehicle.Traits.Position;
        var city = vehicle.Charger?.Read(now).Location;
        json.WriteStartObject("location");
        json.WriteNumberOrNull("longitude", position?.Longitude);
        json.WriteNumberOrNull("latitude", position?.Latitude);
        json.WriteTime("lastUpdated", position is null ? city?.LastUpdated : vehicle.LastDriven);
        json.WriteString("id", city?.Id);
        json.WriteEndObject();
    }
}
