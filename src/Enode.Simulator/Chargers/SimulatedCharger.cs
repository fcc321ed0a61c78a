namespace Enode.Simulation;

/// <summary>A charger. It shares the state of the battery with the vehicle that is plugged in.</summary>
internal sealed class SimulatedCharger : ChargeableDevice
{
    /// <summary>The power in kW of one ampere on three phases of 230 V.</summary>
    private const double KilowattsPerAmpere = 0.69;

    /// <param name="traits">The properties that do not change.</param>
    /// <param name="battery">The battery of a vehicle that is not linked, plugged in or not.</param>
    public SimulatedCharger(ChargerTraits traits, ChargingBattery battery)
        : base(ResourceKind.Charger, traits, battery, RandomPurpose.ChargerAction)
    {
        Traits = traits;
        MaxCurrent = traits.MaxCurrent;
        if (traits.MaxCurrent is { } amperes)
        {
            LimitCurrent(amperes);
        }
    }

    /// <param name="traits">The properties that do not change.</param>
    /// <param name="vehicle">The vehicle of the same user that is plugged in.</param>
    public SimulatedCharger(ChargerTraits traits, SimulatedVehicle vehicle)
        : this(traits, vehicle.Battery)
    {
        Vehicle = vehicle;
        vehicle.Charger = this;
    }

    public ChargerTraits Traits { get; }

    /// <summary>The vehicle of the same user that is plugged in. Null for none, or one that is not linked.</summary>
    public SimulatedVehicle? Vehicle { get; set; }

    public override bool CanCharge => Traits.CanCharge;

    public override bool CanLimitCurrent => Traits.CanCharge && Traits.Model.CanLimitCurrent;

    protected override SimulatedLocation? PlaceOfBattery => OwnLocation ?? Vehicle?.OwnLocation;

    // A charger cannot see that a battery is full.
    private string State => !Traits.HasChargeState ? PowerDeliveryStates.Unknown
        : Battery.State == PowerDeliveryStates.Complete ? PowerDeliveryStates.Stopped
        : Battery.State;

    private ChargerReading Current => new(
        State,
        Battery.Rate,
        MaxCurrent,
        Battery.IsPluggedIn ? Vehicle : null,
        new ChargerLocation(OwnLocation?.Id, LocatedAt),
        LastSeen);

    // The location is data of the API, so that an outage of the vendor does not hide it.
    public ChargerReading Read(DateTimeOffset now) =>
        ReadKnown(now, () => Current) with { Location = new ChargerLocation(OwnLocation?.Id, LocatedAt) };

    protected override object ReadState(DateTimeOffset now) => Current;

    protected override void Detach()
    {
        base.Detach();
        if (Vehicle is not null)
        {
            Vehicle.Charger = null;
            Vehicle.OnLocated();
        }
    }

    protected override void LimitCurrent(double amperes) => Battery.LimitCharger(amperes * KilowattsPerAmpere);
}

/// <summary>The properties of a charger that change, at one time.</summary>
/// <param name="State">A value of <see cref="PowerDeliveryStates"/>, except <see cref="PowerDeliveryStates.Complete"/>.</param>
/// <param name="Rate">In kW. Null unless it is charging.</param>
/// <param name="MaxCurrent">In A. Null when none is set.</param>
/// <param name="Vehicle">The linked vehicle that is plugged in. Null for none.</param>
/// <param name="Location">The location.</param>
/// <param name="LastSeen">When live data was last received.</param>
internal readonly record struct ChargerReading(
    string State,
    double? Rate,
    double? MaxCurrent,
    SimulatedVehicle? Vehicle,
    ChargerLocation Location,
    DateTimeOffset LastSeen);

/// <summary>The location of a charger.</summary>
/// <param name="Id">Null for none.</param>
/// <param name="LastUpdated">When it was set or removed. Null if it was never set.</param>
internal readonly record struct ChargerLocation(string? Id, DateTimeOffset? LastUpdated);

/// <summary>The properties of a charger that do not change.</summary>
internal sealed class ChargerTraits : DeviceTraits
{
    public required ChargerModel Model { get; init; }

    public override string Vendor => Model.Vendor;

    /// <summary>The year of production. Null if the vendor does not give it.</summary>
    public int? Year { get; init; }

    public required string SerialNumber { get; init; }

    /// <summary>The first maximum current, in A. Null if none is set.</summary>
    public double? MaxCurrent { get; init; }

    /// <summary>False for a charger whose vendor gives no data about its state. It accepts no commands.</summary>
    public required bool HasChargeState { get; init; }

    /// <summary>Whether it accepts commands to start and stop charging.</summary>
    public required bool CanCharge { get; init; }

    /// <summary>The intervention after which the charger would accept commands. Null if there is none.</summary>
    public string? InterventionId { get; init; }
}
