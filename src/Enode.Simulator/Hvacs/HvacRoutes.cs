using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes of HVACs.</summary>
internal static class HvacRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(fleet, paging, fleet.Hvacs, Write),
        AssetRoutes.Update(fleet, fleet.Hvacs, Write),
        AssetRoutes.RefreshHint(fleet, fleet.Hvacs),
        ActionRoutes.Command(fleet, fleet.Hvacs, "permanent-hold", HoldCommand.Read),
        ActionRoutes.Command(fleet, fleet.Hvacs, "follow-schedule", _ => new FollowScheduleCommand()),
        .. ActionRoutes.For(fleet, ResourceKind.Hvac),
    ];

    /// <summary>Writes one as it is at a time.</summary>
    public static void Write(Utf8JsonWriter json, SimulatedHvac hvac, DateTimeOffset now)
    {
        var model = hvac.Traits.Model;
        var reading = hvac.Read(now);
        json.WriteStartObject();
        json.WriteHead(hvac, reading.LastSeen);
        json.WriteNumberOrNull("consumptionRate", reading.IsActive ? model.Power : model.Power * 0);
        json.WriteStartObject("information");
        json.WriteString("brand", model.Brand);
        json.WriteString("model", model.Name);
        json.WriteString("displayName", hvac.Traits.DisplayName);
        json.WriteString("groupName", hvac.Traits.GroupName);
        json.WriteString("category", model.Category);
        json.WriteEndObject();
        WriteState(json, model, reading);
        json.WriteScopes(hvac.Scopes);
        WriteCapabilities(json, hvac.Traits);
        json.WriteStartObject("location");
        json.WriteString("id", reading.LocationId);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, HvacModel model, HvacReading reading)
    {
        var isKnown = model.Role != HvacRole.Unknown;
        json.WriteStartObject("temperatureState");
        json.WriteMeasure("currentTemperature", isKnown ? reading.Temperature : null, 1);
        json.WriteBoolean("isActive", reading.IsActive);
        json.WriteTime("lastUpdated", isKnown ? reading.LastSeen : null);
        json.WriteEndObject();
        json.WriteStartObject("thermostatState");
        json.WriteString("mode", reading.Settings.Mode);
        json.WriteNumberOrNull("heatSetpoint", reading.Settings.HeatSetpoint);
        json.WriteNumberOrNull("coolSetpoint", reading.Settings.CoolSetpoint);
        json.WriteString("holdType", reading.Settings.HoldType);
        json.WriteTime("lastUpdated", isKnown ? reading.SettingsChangedAt : null);
        json.WriteEndObject();
    }

    private static void WriteCapabilities(Utf8JsonWriter json, HvacTraits traits)
    {
        var model = traits.Model;
        json.WriteStartObject("capabilities");
        if (model.Modes.Length > 0)
        {
            json.WriteStartArray("capableModes");
            foreach (var mode in model.Modes)
            {
                json.WriteStringValue(mode);
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("capableModes");
        }

        WriteRange(json, "coolSetpointRange", model.CanCool ? HvacTraits.CoolRange : null);
        WriteRange(json, "heatSetpointRange", model.CanHeat ? HvacTraits.HeatRange : null);
        WriteRange(json, "setpointDifferenceRange", model.Modes.Contains(HvacModes.Auto) ? HvacTraits.DifferenceRange : null);
        json.WriteCapability("setFollowSchedule", traits.CanFollowSchedule, traits.InterventionId);
        json.WriteCapability("setPermanentHold", traits.CanHold, traits.InterventionId);
        json.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter json, string name, (double Min, double Max)? range)
    {
        if (range is not { } limits)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("min", limits.Min);
        json.WriteNumber("max", limits.Max);
        json.WriteEndObject();
    }
}
