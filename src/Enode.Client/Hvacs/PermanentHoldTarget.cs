namespace Enode;

/// <summary>A hold that was requested for a heating or cooling unit.</summary>
public sealed class PermanentHoldTarget : EnodeModel
{
    /// <summary><c>PERMANENT</c>.</summary>
    public string? HoldType { get; set; }

    /// <summary><c>OFF</c>, <c>HEAT</c>, <c>COOL</c> or <c>AUTO</c>.</summary>
    public string? Mode { get; set; }

    /// <summary>The temperature up to which it heats, in °C. Null in modes that do not heat.</summary>
    public double? HeatSetpoint { get; set; }

    /// <summary>The temperature down to which it cools, in °C. Null in modes that do not cool.</summary>
    public double? CoolSetpoint { get; set; }

    /// <summary>Mode and setpoints.</summary>
    public override string ToString() => DisplayText.Setpoints(Mode, HeatSetpoint, CoolSetpoint);
}
