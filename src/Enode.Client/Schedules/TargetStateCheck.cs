namespace Enode.Internal;

/// <summary>Finds target states that the API rejects.</summary>
internal static class TargetStateCheck
{
    // Far beyond any thermostat. Its own range is known to the API.
    private const double Coldest = -50;
    private const double Hottest = 100;

    /// <summary>What is wrong with a target state, as a sentence. Null when nothing is.</summary>
    internal static string? ErrorOf(TemperatureTargetState state) => state.HoldType switch
    {
        HoldTypes.Scheduled => state is { Mode: null, HeatSetpoint: null, CoolSetpoint: null }
            ? null
            : "SCHEDULED cannot be combined with a mode or setpoints.",
        HoldTypes.Permanent => state.Mode switch
        {
            null => "A mode is required: HEAT, COOL, AUTO or OFF.",
            HvacModes.Heat => ErrorOf(state, heats: true, cools: false),
            HvacModes.Cool => ErrorOf(state, heats: false, cools: true),
            HvacModes.Auto => ErrorOf(state, heats: true, cools: true),
            HvacModes.Off => ErrorOf(state, heats: false, cools: false),
            var other => $"'{SafeText.Line(other)}' is not a mode. Valid values: HEAT, COOL, AUTO, OFF.",
        },
        var other => $"'{SafeText.Line(other ?? string.Empty)}' is not a hold type. Valid values: PERMANENT, SCHEDULED.",
    };

    private static string? ErrorOf(TemperatureTargetState state, bool heats, bool cools) =>
        ErrorOf(state.Mode, "HeatSetpoint", state.HeatSetpoint, heats)
        ?? ErrorOf(state.Mode, "CoolSetpoint", state.CoolSetpoint, cools)
        ?? (state.HeatSetpoint > state.CoolSetpoint
            ? FormattableString.Invariant($"HeatSetpoint ({state.HeatSetpoint} °C) is greater than CoolSetpoint ({state.CoolSetpoint} °C).")
            : null);

    private static string? ErrorOf(string? mode, string name, double? setpoint, bool isUsed) => setpoint switch
    {
        null when isUsed => $"{mode} requires {name}.",
        not null when !isUsed => $"{name} cannot be used with {mode}.",
        < Coldest or > Hottest or double.NaN => FormattableString.Invariant($"{name} is {setpoint} °C. It must be from -50 to 100 °C."),
        _ => null,
    };
}
