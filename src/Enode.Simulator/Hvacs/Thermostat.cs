namespace Enode.Simulation;

/// <summary>What a heating or cooling unit is set to.</summary>
/// <param name="Mode">A value of <see cref="HvacModes"/>, or <see cref="Unknown"/>.</param>
/// <param name="Heat">Heats up to here, in °C. Null for a unit that does not heat.</param>
/// <param name="Cool">Cools down to here, in °C. Null for a unit that does not cool.</param>
/// <param name="Hold">Whose doing it is. Null when the vendor does not tell.</param>
internal sealed record Thermostat(string Mode, double? Heat, double? Cool, string? Hold)
{
    /// <summary>The mode of a unit whose vendor tells none. It cannot be set.</summary>
    public const string Unknown = "UNKNOWN";

    public const string Permanent = "PERMANENT";
    public const string Scheduled = "SCHEDULED";

    /// <summary>Where heating ends. Null while the mode is none that heats.</summary>
    public double? HeatsTo => Mode is HvacModes.Heat or HvacModes.Auto ? Heat : null;

    /// <summary>Where cooling ends. Null while the mode is none that cools.</summary>
    public double? CoolsTo => Mode is HvacModes.Cool or HvacModes.Auto ? Cool : null;
}
