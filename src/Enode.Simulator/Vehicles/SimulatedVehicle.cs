namespace Enode.Simulation;

/// <summary>A car that charges, and obeys if it can be reached.</summary>
internal sealed class SimulatedVehicle : ChargeableDevice
{
    public SimulatedVehicle(VehicleTraits traits, string state, double level)
        : base(
            AssetKind.Vehicle,
            traits,
            new ChargingBattery(traits.Model.Capacity, traits.ChargeLimit ?? 100, traits.ChargeRate, state, level, traits.StartedAt),
            RandomPurpose.VehicleAction)
    {
        Traits = traits;
        MaxCurrent = traits.MaxCurrent;
    }

    public VehicleTraits Traits { get; }

    /// <summary>
    /// The charger of the same user that the car hangs on, to which its commands go then. Null for a car that hangs on none, or on one that
    /// is not linked.
    /// </summary>
    public SimulatedCharger? Charger { get; set; }

    public override bool CanCharge => Traits.CanCharge || Charger is { CanCharge: true };

    public override bool CanLimitCurrent => Traits.MaxCurrent is not null;

    /// <summary>When the vendor's data about things that do not change were read.</summary>
    public DateTimeOffset LastDriven => Traits.StartedAt - TimeSpan.FromHours(2) - Traits.LastSeenBefore;

    protected override bool ReusesPending => true;

    public VehicleReading Read(DateTimeOffset now) => Battery.ReadAt(now, () => new VehicleReading(
        Battery.State,
        Battery.Level,
        Battery.IsFull,
        Battery.Rate,
        Battery.MinutesToLimit,
        MaxCurrent,
        LastSeen));

    protected override bool Responds(DeviceCommand command) => command is ChargeCommand && Charger is not null ? Charger.IsReachable : IsReachable;

    // What the car took at first is what the current that was set at first gives.
    protected override void LimitCurrent(double amperes) => Battery.LimitCar(Traits.ChargeRate * Math.Min(1, amperes / Traits.MaxCurrent!.Value));
}
