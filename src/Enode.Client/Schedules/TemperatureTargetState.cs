namespace Enode;

/// <summary>What a schedule sets a heating or cooling unit to.</summary>
public sealed class TemperatureTargetState : EnodeModel
{
    /// <summary>A value of <see cref="HoldTypes"/>.</summary>
    public string? HoldType { get; set; }

    /// <summary>A value of <see cref="HvacModes"/>. Null while the unit follows its own schedule.</summary>
    public string? Mode { get; set; }

    /// <summary>The temperature up to which it heats, in °C. Null in modes that do not heat.</summary>
    public double? HeatSetpoint { get; set; }

    /// <summary>The temperature down to which it cools, in °C. Null in modes that do not cool.</summary>
    public double? CoolSetpoint { get; set; }

    /// <summary>Mode and setpoints, as in <c>HEAT 21 °C</c>, or <c>SCHEDULED</c>.</summary>
    public override string ToString() =>
        DisplayText.Setpoints(Mode, HeatSetpoint, CoolSetpoint) is { Length: > 0 } text ? text : HoldType ?? string.Empty;
}
