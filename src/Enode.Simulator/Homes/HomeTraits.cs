namespace Enode.Simulation;

/// <summary>What a home energy system is, and what of it stays as it is.</summary>
internal sealed class HomeTraits
{
    public required int Seed { get; init; }

    public required long Sequence { get; init; }

    public required string UserId { get; init; }

    public required City City { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required HomeModel Model { get; init; }

    public required HomeRole Role { get; init; }

    /// <summary>What brings the parts together. Null for an inverter that stands for itself.</summary>
    public string? HemSystemId { get; init; }

    public required string InverterId { get; init; }

    public required string BatteryId { get; init; }

    public required string MeterId { get; init; }

    public required string SiteName { get; init; }

    public required string SerialNumber { get; init; }

    public required DateTimeOffset InstalledAt { get; init; }

    /// <summary>Where it stands, in degrees. Null when the vendor does not tell.</summary>
    public (double Latitude, double Longitude)? Position { get; init; }

    /// <summary>Null when the vendor does not tell.</summary>
    public string? Address { get; init; }

    /// <summary>What the panels give under a full sun, in kW.</summary>
    public required double PeakPower { get; init; }

    /// <summary>How much more or less than others the home needs.</summary>
    public required double Appetite { get; init; }

    /// <summary>What the panels produced before the day on which the simulator was started, in kWh.</summary>
    public required double FormerProduction { get; init; }

    /// <summary>The level of the battery when that day began, in %.</summary>
    public required double FormerLevel { get; init; }

    /// <summary>Below that it is not discharged, in %. Null when the vendor does not tell, and then it is 5.</summary>
    public double? DischargeLimit { get; init; }

    /// <summary>How long before the simulator's start a system without live access was last seen. Zero for one that can be reached.</summary>
    public TimeSpan LastSeenBefore { get; init; }
}
