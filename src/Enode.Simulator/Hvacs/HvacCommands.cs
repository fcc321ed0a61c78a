using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A command to a thermostat.</summary>
internal abstract record HvacCommand : DeviceCommand
{
    private static readonly JsonType<string> HoldType = JsonTypes.OneOf(ThermostatSettings.Permanent, ThermostatSettings.Scheduled);

    /// <summary>Reads a target state, which has the type of hold.</summary>
    public static HvacCommand ReadState(JsonObjectReader body)
    {
        if (body.Required("holdType", HoldType) == ThermostatSettings.Permanent)
        {
            return HoldCommand.Read(body);
        }

        if (!body.IsValid)
        {
            // The type of hold decides which other members there can be.
            body.Ignore("mode", "heatSetpoint", "coolSetpoint");
        }

        return new FollowScheduleCommand();
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WritePropertyName("target");
        WriteState(json);
    }

    /// <summary>Writes the state that the command leads to.</summary>
    public abstract void WriteState(Utf8JsonWriter json);
}

/// <summary>The command to hold a temperature, or to stay off.</summary>
/// <param name="Mode">A value of <see cref="HvacModes"/>.</param>
/// <param name="HeatSetpoint">In °C. Null in modes that do not heat.</param>
/// <param name="CoolSetpoint">In °C. Null in modes that do not cool.</param>
internal sealed record HoldCommand(string Mode, double? HeatSetpoint, double? CoolSetpoint) : HvacCommand
{
    public static HoldCommand Read(ApiRequest request) => JsonBody.Read(request, Read);

    public static HoldCommand Read(JsonObjectReader body)
    {
        var mode = body.Required("mode", JsonTypes.OneOf(HvacModes.Off, HvacModes.Heat, HvacModes.Cool, HvacModes.Auto));
        if (!body.IsValid)
        {
            // The mode decides which setpoints are required, so a wrong mode is the only issue to report.
            body.Ignore("heatSetpoint", "coolSetpoint");
        }

        double? heat = mode is HvacModes.Heat or HvacModes.Auto ? body.Required("heatSetpoint", JsonTypes.Number) : null;
        double? cool = mode is HvacModes.Cool or HvacModes.Auto ? body.Required("coolSetpoint", JsonTypes.Number) : null;
        return new HoldCommand(mode, heat, cool);
    }

    public override void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (CoolSetpoint is { } cool)
        {
            json.WriteNumber("coolSetpoint", cool);
        }

        if (HeatSetpoint is { } heat)
        {
            json.WriteNumber("heatSetpoint", heat);
        }

        json.WriteString("mode", Mode);
        json.WriteString("holdType", ThermostatSettings.Permanent);
        json.WriteEndObject();
    }
}

/// <summary>The command to follow the HVAC's own schedule.</summary>
internal sealed record FollowScheduleCommand : HvacCommand
{
    public override void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("holdType", ThermostatSettings.Scheduled);
        json.WriteEndObject();
    }
}
