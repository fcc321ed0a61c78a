using System.Globalization;
using Enode.Errors;

namespace Enode.Hvacs;

/// <summary>What a heating or cooling unit is to hold, and the validation of it.</summary>
internal sealed record HvacHoldSettings(string Mode, double? HeatSetpoint, double? CoolSetpoint)
{
    private const string HeatParameter = "-HeatSetpoint";
    private const string CoolParameter = "-CoolSetpoint";

    private bool Heats => Mode is HvacModes.Heat or HvacModes.Auto;

    private bool Cools => Mode is HvacModes.Cool or HvacModes.Auto;

    /// <summary>The settings, with the mode that uses the setpoints where none is specified.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: nothing is specified.</exception>
    internal static HvacHoldSettings Of(string? mode, double? heatSetpoint, double? coolSetpoint) => new(
        mode ?? (heatSetpoint, coolSetpoint) switch
        {
            ({ }, null) => HvacModes.Heat,
            (null, { }) => HvacModes.Cool,
            ({ }, { }) => HvacModes.Auto,
            _ => throw Wrong($"There is nothing to hold. Specify {HeatParameter}, {CoolParameter} or both, or -Mode {HvacModes.Off}."),
        },
        heatSetpoint,
        coolSetpoint);

    public override string ToString() => DisplayText.Setpoints(Mode, HeatSetpoint, CoolSetpoint);

    /// <summary>What is wrong for any unit.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>.</exception>
    internal void Check()
    {
        Match(HeatParameter, HeatSetpoint, Heats);
        Match(CoolParameter, CoolSetpoint, Cools);
        if (HeatSetpoint > CoolSetpoint)
        {
            throw Wrong(FormattableString.Invariant(
                $"{HeatParameter} ({HeatSetpoint} °C) is greater than {CoolParameter} ({CoolSetpoint} °C)."));
        }
    }

    /// <summary>True when a unit that was read holds this.</summary>
    internal bool IsHeldBy(Hvac unit) =>
        unit.HoldType == HoldTypes.Permanent && unit.Mode == Mode &&
        (!Heats || unit.HeatSetpoint == HeatSetpoint) && (!Cools || unit.CoolSetpoint == CoolSetpoint);

    /// <summary>What is wrong for this unit, according to its capabilities. Null when nothing is.</summary>
    internal EnodeCommandException? CapabilityErrorOf(Hvac unit)
    {
        if (unit.Capabilities is not { } capabilities)
        {
            return null;
        }

        if (capabilities.CapableModes is { Count: > 0 } modes && !modes.Contains(Mode))
        {
            return Wrong($"-Mode {Mode}: '{unit}' supports {modes}.");
        }

        return Outside(unit, HeatParameter, HeatSetpoint, capabilities.HeatSetpointRange)
            ?? Outside(unit, CoolParameter, CoolSetpoint, capabilities.CoolSetpointRange)
            ?? Outside(unit, $"{CoolParameter} minus {HeatParameter}", CoolSetpoint - HeatSetpoint, capabilities.SetpointDifferenceRange);
    }

    private void Match(string parameter, double? setpoint, bool isUsed)
    {
        if (isUsed && setpoint is null)
        {
            throw Wrong($"-Mode {Mode} requires {parameter}.");
        }

        if (!isUsed && setpoint is not null)
        {
            throw Wrong($"{parameter} cannot be used with -Mode {Mode}.");
        }
    }

    private static EnodeCommandException? Outside(Hvac unit, string parameter, double? value, NumberRange? range) =>
        value is not { } given || range is null || range.Contains(given)
            ? null
            : Wrong(string.Create(CultureInfo.InvariantCulture, $"{parameter} is {given} °C, and '{unit}' supports {range} °C."));

    private static EnodeCommandException Wrong(string message) => new(ErrorIds.InvalidArgument, message);
}
