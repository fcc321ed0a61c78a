namespace Enode.Simulation;

/// <summary>What a car is, and what of it stays as it is.</summary>
internal sealed class VehicleTraits : DeviceTraits
{
    public required VehicleModel Model { get; init; }

    public override string Vendor => Model.Vendor;

    /// <summary>Null when the vendor does not tell.</summary>
    public string? Vin { get; init; }

    /// <summary>Null when the vendor does not tell.</summary>
    public int? Year { get; init; }

    /// <summary>Null when the owner gave it none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The level in % at which the car stops by itself. Null when the vendor does not tell, and then it is 100.</summary>
    public double? ChargeLimit { get; init; }

    /// <summary>The rate in kW at which the car charges where it stands.</summary>
    public required double ChargeRate { get; init; }

    /// <summary>What is set at first, in A. Null when none can be set.</summary>
    public double? MaxCurrent { get; init; }

    /// <summary>False for a car whose vendor tells nothing about its battery and takes no commands.</summary>
    public bool HasChargeState { get; init; } = true;

    public bool CanCharge { get; init; } = true;

    /// <summary>What the owner can do about a car that cannot be told to charge. Null when nothing can be done.</summary>
    public string? InterventionId { get; init; }

    /// <summary>In km. Null when the vendor does not tell.</summary>
    public double? Odometer { get; init; }

    /// <summary>Where it stands, in degrees. Null when the vendor does not tell.</summary>
    public (double Latitude, double Longitude)? Position { get; init; }

    /// <summary>When it should be full, HH:mm. Null when the owner did not say.</summary>
    public string? Deadline { get; init; }

    /// <summary>In %.</summary>
    public double MinimumChargeLimit { get; init; }
}
