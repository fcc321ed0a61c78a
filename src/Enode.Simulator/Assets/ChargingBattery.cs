namespace Enode.Simulation;

/// <summary>The battery of a vehicle, and the charging of it.</summary>
internal sealed class ChargingBattery : Physics
{
    private readonly double capacity;
    private readonly double limit;
    private double vehicleRate;
    private double chargerRate = double.PositiveInfinity;
    private LinearChange level;

    /// <param name="capacity">In kWh.</param>
    /// <param name="limit">The level in % at which charging ends.</param>
    /// <param name="rate">The most that the vehicle takes, in kW.</param>
    /// <param name="state">The first state: a value of <see cref="PowerDeliveryStates"/>.</param>
    /// <param name="level">The first level in %.</param>
    /// <param name="at">The time of the first state.</param>
    public ChargingBattery(double capacity, double limit, double rate, string state, double level, DateTimeOffset at)
        : base(at, null)
    {
        this.capacity = capacity;
        this.limit = limit;
        vehicleRate = rate;
        State = state;
        this.level = ChangeFrom(level);
        RestingSince = IsCharging ? null : at;
    }

    /// <summary>A value of <see cref="PowerDeliveryStates"/>.</summary>
    public string State { get; private set; }

    public bool IsCharging => State == PowerDeliveryStates.Charging;

    public bool IsFull => Level >= limit;

    /// <summary>When charging last ended. Null while it charges.</summary>
    public DateTimeOffset? RestingSince { get; private set; }

    /// <summary>State of charge in %, rounded down to a tenth: a level that is shown as the limit is at the limit.</summary>
    public double Level => Math.Floor((level.ValueAt(StateAt) * 10) + 1e-6) / 10;

    /// <summary>In kW. Null unless it charges.</summary>
    public double? Rate => IsCharging ? PossibleRate : null;

    /// <summary>Minutes of charging until the limit, rounded up. Null unless it charges.</summary>
    public double? MinutesToLimit => IsCharging ? Math.Ceiling((level.EndsAt - StateAt).TotalMinutes - 1e-6) : null;

    private double PossibleRate => Math.Min(vehicleRate, chargerRate);

    public void Start() => Change(PowerDeliveryStates.Charging);

    public void Stop() => Change(PowerDeliveryStates.Stopped);

    /// <summary>Sets the most that the vehicle takes, in kW.</summary>
    public void LimitVehicle(double rate)
    {
        vehicleRate = rate;
        level = ChangeFrom(level.ValueAt(StateAt));
    }

    /// <summary>Sets the most that the charger delivers, in kW.</summary>
    public void LimitCharger(double rate)
    {
        chargerRate = rate;
        level = ChangeFrom(level.ValueAt(StateAt));
    }

    protected override void Advance(DateTimeOffset moment)
    {
        if (IsCharging && level.EndsAt <= moment)
        {
            State = PowerDeliveryStates.Complete;
            RestingSince = level.EndsAt;
        }
    }

    private void Change(string state)
    {
        var now = level.ValueAt(StateAt);
        State = state;
        RestingSince = IsCharging ? null : StateAt;
        level = ChangeFrom(now);
    }

    private LinearChange ChangeFrom(double value) => new(StateAt, value, IsCharging ? limit : value, PossibleRate / capacity * 100);
}
