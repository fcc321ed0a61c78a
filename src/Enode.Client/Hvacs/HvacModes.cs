namespace Enode;

/// <summary>The modes that a heating or cooling unit can be set to.</summary>
public static class HvacModes
{
    /// <summary>Off.</summary>
    public const string Off = "OFF";

    /// <summary>Heats up to a setpoint.</summary>
    public const string Heat = "HEAT";

    /// <summary>Cools down to a setpoint.</summary>
    public const string Cool = "COOL";

    /// <summary>Stays between two setpoints.</summary>
    public const string Auto = "AUTO";
}
