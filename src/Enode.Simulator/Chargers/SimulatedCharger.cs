namespace Enode.Simulation;

/// <summary>A charger, which shares its state with the car that hangs on it.</summary>
internal sealed class SimulatedCharger : ChargeableDevice, IMovable
{
    /// <summary>What an ampere gives with three phases of 230 V, in kW.</summary>
    private const double KilowattsPerAmpere = 0.69;

    private ChargerLocation location;

    /// <param name="traits">What it is.</param>
    /// <param name="battery">The battery of a car that is not linked, or one that is unplugged.</param>
    public SimulatedCharger(ChargerTraits traits, ChargingBattery battery)
        : base(AssetKind.Charger, traits, battery, RandomPurpose.ChargerAction)
    {
        Traits = traits;
        MaxCurrent = traits.MaxCurrent;
        if (traits.MaxCurrent is { } amperes)
        {
            LimitCurrent(amperes);
        }
    }

    /// <param name="traits">What it is.</param>
    /// <param name="vehicle">The car that hangs on it.</param>
    public SimulatedCharger(ChargerTraits traits, SimulatedVehicle vehicle)
        : this(traits, vehicle.Battery)
    {
        Vehicle = vehicle;
        vehicle.Charger = this;
    }

    public ChargerTraits Traits { get; }

    /// <summary>The car of the same user that hangs on it.</summary>
    public SimulatedVehicle? Vehicle { get; }

    public override bool CanCharge => Traits.CanCharge;

    public override bool CanLimitCurrent => Traits.CanCharge && Traits.Model.CanLimitCurrent;

    /// <summary>Where it stands. To be read and set under the battery's lock.</summary>
    public ChargerLocation Location => location;

    // A charger does not know that a battery is full, only that it takes nothing.
    private string State => !Traits.HasChargeState ? PowerDeliveryStates.Unknown
        : Battery.State == PowerDeliveryStates.Complete ? PowerDeliveryStates.Stopped
        : Battery.State;

    public ChargerReading Read(DateTimeOffset now) =>
        Battery.ReadAt(now, () => new ChargerReading(State, Battery.Rate, MaxCurrent, location, LastSeen));

    public void MoveTo(string? locationId, DateTimeOffset now) => Battery.ReadAt(now, () => location = new ChargerLocation(locationId, Battery.At));

    protected override void LimitCurrent(double amperes) => Battery.LimitSupply(amperes * KilowattsPerAmpere);
}
