namespace Enode.Simulation;

/// <summary>What a charger is, and what of it stays as it is.</summary>
internal sealed class ChargerTraits : DeviceTraits
{
    public required ChargerModel Model { get; init; }

    public override string Vendor => Model.Vendor;

    /// <summary>Null when the vendor does not tell.</summary>
    public int? Year { get; init; }

    public required string SerialNumber { get; init; }

    /// <summary>What is set at first, in A. Null when nothing is.</summary>
    public double? MaxCurrent { get; init; }

    /// <summary>False for a charger whose vendor tells nothing about its state and takes no commands.</summary>
    public required bool HasChargeState { get; init; }

    public required bool CanCharge { get; init; }

    /// <summary>What the owner can do about a charger that takes no commands. Null when nothing can be done.</summary>
    public string? InterventionId { get; init; }
}
