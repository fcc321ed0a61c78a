using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Hold a temperature, or stay off.</summary>
/// <param name="Mode">A value of <see cref="HvacModes"/>.</param>
/// <param name="Heat">In °C. Null in modes that do not heat.</param>
/// <param name="Cool">In °C. Null in modes that do not cool.</param>
internal sealed record HoldCommand(string Mode, double? Heat, double? Cool) : DeviceCommand
{
    public static HoldCommand Read(ApiRequest request)
    {
        var body = JsonBody.Read(request);
        var mode = body.RequiredEnum("mode", HvacModes.Off, HvacModes.Heat, HvacModes.Cool, HvacModes.Auto);
        if (!body.IsSound)
        {
            // Which setpoints there must be, only the mode tells.
            body.Allow("heatSetpoint", "coolSetpoint");
        }

        double? heat = mode is HvacModes.Heat or HvacModes.Auto ? body.RequiredNumber("heatSetpoint") : null;
        double? cool = mode is HvacModes.Cool or HvacModes.Auto ? body.RequiredNumber("coolSetpoint") : null;
        body.Check();
        return new HoldCommand(mode, heat, cool);
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("target");
        if (Cool is { } cool)
        {
            json.WriteNumber("coolSetpoint", cool);
        }

        if (Heat is { } heat)
        {
            json.WriteNumber("heatSetpoint", heat);
        }

        json.WriteString("mode", Mode);
        json.WriteString("holdType", Thermostat.Permanent);
        json.WriteEndObject();
    }
}
