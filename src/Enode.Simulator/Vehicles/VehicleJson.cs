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
        json.WriteString("id", vehicle.Id);
        json.WriteString("userId", vehicle.UserId);
        json.WriteString("vendor", traits.Model.Vendor);
        json.WriteTime("lastSeen", reading.LastSeen);
        json.WriteBoolean("isReachable", traits.IsReachable);
        WriteInformation(json, traits);
        WriteChargeState(json, traits, reading);
        WritePolicy(json, traits);
        WriteOdometer(json, vehicle);
        WriteCapabilities(json, traits);
        json.WriteStartArray("scopes");
        foreach (var scope in traits.Scopes)
        {
            json.WriteStringValue(scope);
        }

        json.WriteEndArray();
        WriteLocation(json, vehicle);
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

    private static void WriteChargeState(Utf8JsonWriter json, VehicleTraits traits, VehicleReading reading)
    {
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
        json.WriteNumberOrNull("chargeRate", isCharging ? traits.ChargeRate : null);
        json.WriteNumberOrNull("chargeTimeRemaining", reading.MinutesToLimit);
        json.WriteTime("lastUpdated", isKnown ? reading.LastSeen : null);
        json.WriteNumberOrNull("maxCurrent", isKnown ? traits.MaxCurrent : null);
        json.WriteString("powerDeliveryState", reading.State);
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

    private static void WriteCapabilities(Utf8JsonWriter json, VehicleTraits traits)
    {
        json.WriteStartObject("capabilities");
        WriteCapability(json, "information", true);
        WriteCapability(json, "chargeState", traits.HasChargeState);
        WriteCapability(json, "location", traits.Position is not null);
        WriteCapability(json, "odometer", traits.Odometer is not null);
        WriteCapability(json, "setMaxCurrent", traits.MaxCurrent is not null);
        WriteCapability(json, "startCharging", traits.CanCharge, traits.InterventionId);
        WriteCapability(json, "stopCharging", traits.CanCharge, traits.InterventionId);
        WriteCapability(json, "smartCharging", traits.CanCharge, traits.InterventionId);
        json.WriteEndObject();
    }

    private static void WriteCapability(Utf8JsonWriter json, string name, bool isCapable, string? interventionId = null)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("isCapable", isCapable);
        json.WriteStartArray("interventionIds");
        if (interventionId is not null)
        {
            json.WriteStringValue(interventionId);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, SimulatedVehicle vehicle)
    {
        var position = vehicle.Traits.Position;
        json.WriteStartObject("location");
        json.WriteNumberOrNull("longitude", position?.Longitude);
        json.WriteNumberOrNull("latitude", position?.Latitude);
        json.WriteTime("lastUpdated", position is null ? null : vehicle.LastDriven);
        json.WriteNull("id");
        json.WriteEndObject();
    }
}
