namespace Enode;

/// <summary>What a heating or cooling unit is set to.</summary>
public sealed class HvacThermostatState : EnodeModel
{
    /// <summary><c>OFF</c>, <c>HEAT</c>, <c>COOL</c>, <c>AUTO</c> or <c>UNKNOWN</c>, or a value that is newer than this version.</summary>
    public string? Mode { get; set; }

    /// <summary>The temperature up to which it heats, in °C. Null when it does not heat.</summary>
    public double? HeatSetpoint { get; set; }

    /// <summary>The temperature down to which it cools, in °C. Null when it does not cool.</summary>
    public double? CoolSetpoint { get; set; }

    /// <summary>
    /// <c>PERMANENT</c> while it holds what was requested, <c>SCHEDULED</c> while it follows its own schedule. Null when that is not known.
    /// </summary>
    public string? HoldType { get; set; }

    /// <summary>When these data were last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>Mode and setpoints.</summary>
    public override string ToString() => DisplayText.Setpoints(Mode, HeatSetpoint, CoolSetpoint);
}
