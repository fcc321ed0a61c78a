namespace Enode.Simulation;

/// <summary>What a heating or cooling unit is, and what of it stays as it is.</summary>
internal sealed class HvacTraits : DeviceTraits
{
    /// <summary>What a setpoint for heating can be, in °C.</summary>
    public static readonly (double Min, double Max) HeatRange = (7, 30);

    /// <summary>What a setpoint for cooling can be, in °C.</summary>
    public static readonly (double Min, double Max) CoolRange = (16, 32);

    /// <summary>How far the two can be apart when both are set, in °C.</summary>
    public static readonly (double Min, double Max) DifferenceRange = (2, 12);

    public required HvacModel Model { get; init; }

    public override string Vendor => Model.Vendor;

    public required string DisplayName { get; init; }

    /// <summary>Null when it is in no group.</summary>
    public string? GroupName { get; init; }

    public bool CanHold => Model.Role is not (HvacRole.Incapable or HvacRole.Unknown);

    public bool CanFollowSchedule => Model.Role is HvacRole.Scheduled or HvacRole.Off or HvacRole.Unreachable;

    /// <summary>What the owner can do about a unit that takes no commands. Null when nothing can be done.</summary>
    public string? InterventionId => Model.Role == HvacRole.Incapable ? Interventions.AllowThermostat : null;
}
