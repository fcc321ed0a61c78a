namespace Enode.Simulation;

/// <summary>A car's battery and its plug, with whatever is at the other end of the cable.</summary>
internal sealed class ChargingBattery : Physics
{
    private readonly double capacity;
    private readonly double limit;
    private double carRate;
    private double supplyRate = double.PositiveInfinity;
    private LinearChange level;

    /// <param name="capacity">In kWh.</param>
    /// <param name="limit">The level in % at which the car stops by itself.</param>
    /// <param name="rate">What the car charges with if the charger lets it, in kW.</param>
    /// <param name="state">A value of <see cref="PowerDeliveryStates"/>.</param>
    /// <param name="level">The level in % to begin with.</param>
    /// <param name="at">The moment to begin at.</param>
    public ChargingBattery(double capacity, double limit, double rate, string state, double level, DateTimeOffset at)
        : base(at)
    {
        this.capacity = capacity;
        this.limit = limit;
        carRate = rate;
        State = state;
        this.level = ChangeFrom(level);
        RestingSince = IsCharging ? null : at;
    }

    /// <summary>A value of <see cref="PowerDeliveryStates"/>.</summary>
    public string State { get; private set; }

    public bool IsCharging => State == PowerDeliveryStates.Charging;

    public bool IsFull => Level >= limit;

    /// <summary>Null while it charges.</summary>
    public DateTimeOffset? RestingSince { get; private set; }

    /// <summary>State of charge in %, rounded down to a tenth: a level that shows as the limit is at the limit.</summary>
    public double Level => Math.Floor((level.ValueAt(At) * 10) + 1e-6) / 10;

    /// <summary>In kW. Null unless it charges.</summary>
    public double? Rate => IsCharging ? PossibleRate : null;

    /// <summary>Minutes of charging up to the limit, begun ones included. Null unless it charges.</summary>
    public double? MinutesToLimit => IsCharging ? Math.Ceiling((level.EndsAt - At).TotalMinutes - 1e-6) : null;

    private double PossibleRate => Math.Min(carRate, supplyRate);

    public void Start() => Change(PowerDeliveryStates.Charging);

    public void Stop() => Change(PowerDeliveryStates.Stopped);

    /// <summary>Sets the most that the car takes, in kW.</summary>
    public void LimitCar(double rate)
    {
        carRate = rate;
        level = ChangeFrom(level.ValueAt(At));
    }

    /// <summary>Sets the most that the charger gives, in kW.</summary>
    public void LimitSupply(double rate)
    {
        supplyRate = rate;
        level = ChangeFrom(level.ValueAt(At));
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
        var now = level.ValueAt(At);
        State = state;
        RestingSince = IsCharging ? null : At;
        level = ChangeFrom(now);
    }

    private LinearChange ChangeFrom(double value) => new(At, value, IsCharging ? limit : value, PossibleRate / capacity * 100);
}
