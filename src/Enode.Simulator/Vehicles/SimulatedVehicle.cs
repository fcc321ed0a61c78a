namespace Enode.Simulation;

/// <summary>A vehicle, which charges and accepts commands.</summary>
internal sealed class SimulatedVehicle : ChargeableDevice
{
    /// <summary>How far from a location a vehicle still is at it, in m.</summary>
    private const double MaximumDistance = 250;

    private SmartCharging? smart;

    public SimulatedVehicle(VehicleTraits traits, string state, double level)
        : base(
            ResourceKind.Vehicle,
            traits,
            new ChargingBattery(
                traits.Model.Capacity,
                traits.ChargeLimit ?? 100,
                traits.ChargeRate,
                state,
                level,
                traits.StartedAt,
                traits.HasChargeState && traits.HasPast ? traits.Habit : null)
            {
                KnownUntil = traits.LostAt,
            },
            RandomPurpose.VehicleAction)
    {
        Traits = traits;
        MaxCurrent = traits.MaxCurrent;
        if (traits.HasChargeState && traits.LostAt is null)
        {
            Battery.StartDriving(traits.Habit);
        }
    }

    public VehicleTraits Traits { get; }

    /// <summary>
    /// The charger of the same user that the vehicle is plugged into, which then carries out its commands. Null for a vehicle that is
    /// unplugged, or plugged into a charger that is not linked.
    /// </summary>
    public SimulatedCharger? Charger { get; set; }

    public override bool IsOverridden => smart is { IsOverridden: true };

    /// <summary>The last override. Null if there was none.</summary>
    public SmartOverride? SmartOverride => smart?.Override;

    public override bool CanCharge => Traits.CanCharge || Charger is { CanCharge: true };

    public override bool CanLimitCurrent => Traits.MaxCurrent is not null;

    public override SimulatedLocation? Location => Charger?.OwnLocation ?? OwnLocation;

    protected override bool ReusesPending => true;

    protected override SimulatedLocation? PlaceOfBattery => Location;

    private VehicleReading Current => new(
        Battery.State,
        Battery.Level,
        Battery.IsFull,
        Battery.Rate,
        Battery.MinutesToLimit,
        MaxCurrent,
        Battery.IsPluggedIn ? Charger : null,
        Battery.IsDriving ? null : Location,
        Battery.IsDriving ? Traits.DrivingPosition : Traits.Position,
        smart?.Policy ?? Traits.Policy,
        Traits.Odometer + Math.Round(Battery.EnergyDriven / Traits.Model.Capacity * Traits.Model.Range),
        Battery.ReturnedAt ?? (Traits.LostAt ?? Traits.StartedAt) - TimeSpan.FromHours(2),
        LastSeen);

    // The policy is data of the API, so that an outage of the vendor does not hide it.
    public VehicleReading Read(DateTimeOffset now) => ReadKnown(now, () => Current) with { Policy = smart?.Policy ?? Traits.Policy };

    public override bool IsWhere(SimulatedLocation? location) =>
        !Battery.IsDriving && Location is { } here && (location is null || location.Id == here.Id);

    /// <summary>Whether the position is that of a location.</summary>
    public bool IsNear(SimulatedLocation location) => DistanceTo(location) < MaximumDistance;

    /// <summary>The distance of the position from a location, in m. Infinite without a position.</summary>
    public double DistanceTo(SimulatedLocation location)
    {
        if (Traits.Position is not { } position)
        {
            return double.PositiveInfinity;
        }

        const double metersPerDegree = 111_195;
        var north = position.Latitude - location.Latitude;
        var east = (position.Longitude - location.Longitude) * Math.Cos(position.Latitude * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east)) * metersPerDegree;
    }

    /// <summary>Reads or changes the smart charging.</summary>
    /// <param name="prices">The prices for its plans.</param>
    /// <param name="now">The simulated time.</param>
    /// <param name="use">Reads or changes it, under the lock of the battery.</param>
    public T UseSmartCharging<T>(IPrices prices, DateTimeOffset now, Func<SmartCharging, T> use) => Battery.ChangeAt(now, () =>
    {
        if (smart is null)
        {
            smart = new SmartCharging(this, prices);
            Battery.Add(smart);
        }

        return use(smart);
    });

    /// <summary>The status of the smart charging. Null if it was never used.</summary>
    public SmartChargingStatus? ReadSmartCharging(DateTimeOffset now) =>
        Battery.ReadAt(now, () => smart is null ? null : new SmartChargingStatus(this, smart));

    /// <summary>Disables smart charging, as a schedule controls the vehicle now.</summary>
    public void DisableSmartCharging(DateTimeOffset now) =>
        Battery.ChangeAt(now, () => smart?.Change(policy => policy with { IsEnabled = false }));

    protected override void CheckOwner(DeviceCommand command)
    {
        base.CheckOwner(command);
        if (command.IsScheduled && smart is { IsInControl: true })
        {
            throw new ProblemException(ApiProblem.UnprocessableEntity(
                "The vehicle is controlled by a smart charging plan. Disable smart charging to control the vehicle."));
        }
    }

    protected override void Detach()
    {
        base.Detach();
        if (smart is not null)
        {
            Battery.Remove(smart);
        }

        if (Charger is not null)
        {
            Charger.Vehicle = null;
        }
    }

    protected override object ReadState(DateTimeOffset now) => Current;

    // During an outage the vehicle does not show what its charger does, so that a command to it must not be confirmed.
    protected override bool Responds(DeviceCommand command) =>
        !HasOutage && (command is ChargeCommand && Charger is { } charger ? charger.IsReachable : IsReachable);

    // The first rate goes with the first maximum current, so a lower current lowers the rate in proportion.
    protected override void LimitCurrent(double amperes) =>
        Battery.LimitVehicle(Traits.ChargeRate * Math.Min(1, amperes / Traits.MaxCurrent!.Value));
}

/// <summary>The properties of a vehicle that change, at one time.</summary>
/// <param name="State">A value of <see cref="PowerDeliveryStates"/>.</param>
/// <param name="Level">State of charge in %.</param>
/// <param name="IsFull">Whether the battery is at its limit.</param>
/// <param name="Rate">In kW. Null unless the vehicle is charging.</param>
/// <param name="MinutesToLimit">Null unless the vehicle is charging.</param>
/// <param name="MaxCurrent">In A. Null when none is set.</param>
/// <param name="Charger">The linked charger that the vehicle is plugged into. Null for none.</param>
/// <param name="Location">The location of its charger, or the one at its position. Null for none, and on a trip.</param>
/// <param name="Position">In degrees. Null if the vendor does not give it.</param>
/// <param name="Policy">The policy of smart charging.</param>
/// <param name="Odometer">In km. Null if the vendor does not give it.</param>
/// <param name="LastDriven">When position and odometer were last read.</param>
/// <param name="LastSeen">When live data was last received.</param>
internal readonly record struct VehicleReading(
    string State,
    double Level,
    bool IsFull,
    double? Rate,
    double? MinutesToLimit,
    double? MaxCurrent,
    SimulatedCharger? Charger,
    SimulatedLocation? Location,
    (double Latitude, double Longitude)? Position,
    SmartPolicy Policy,
    double? Odometer,
    DateTimeOffset LastDriven,
    DateTimeOffset LastSeen);

/// <summary>The properties of a vehicle that do not change.</summary>
internal sealed class VehicleTraits : DeviceTraits
{
    public required VehicleModel Model { get; init; }

    public override string Vendor => Model.Vendor;

    /// <summary>The user, as at the start.</summary>
    public required SimulatedUser User { get; init; }

    public City City => User.City;

    public required DrivingHabit Habit { get; init; }

    /// <summary>Whether it was linked before the simulator was started, so that it has a history of charging.</summary>
    public required bool HasPast { get; init; }

    /// <summary>The vehicle identification number. Null if the vendor does not give it.</summary>
    public string? Vin { get; init; }

    /// <summary>The year of production. Null if the vendor does not give it.</summary>
    public int? Year { get; init; }

    /// <summary>Null if the owner did not set one.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The level in % at which charging ends. Null if the vendor does not give it; it is 100 then.</summary>
    public double? ChargeLimit { get; init; }

    /// <summary>The rate in kW at which the vehicle charges.</summary>
    public required double ChargeRate { get; init; }

    /// <summary>The first maximum current, in A. Null if none can be set.</summary>
    public double? MaxCurrent { get; init; }

    /// <summary>False for a vehicle whose vendor gives no data about the battery. It accepts no commands.</summary>
    public bool HasChargeState { get; init; } = true;

    /// <summary>Whether the vehicle itself accepts commands to start and stop charging.</summary>
    public bool CanCharge { get; init; } = true;

    /// <summary>The intervention after which the vehicle would accept commands. Null if there is none.</summary>
    public string? InterventionId { get; init; }

    /// <summary>At the start, in km. Null if the vendor does not give it.</summary>
    public double? Odometer { get; init; }

    /// <summary>The position on trips, in degrees. Null if the vendor does not give positions.</summary>
    public (double Latitude, double Longitude)? DrivingPosition { get; init; }

    /// <summary>The position at home, in degrees. Null if the vendor does not give positions.</summary>
    public (double Latitude, double Longitude)? Position => DrivingPosition is { } driving ? User.AtHome(driving) : null;

    /// <summary>The first policy of smart charging.</summary>
    public required SmartPolicy Policy { get; init; }
}
