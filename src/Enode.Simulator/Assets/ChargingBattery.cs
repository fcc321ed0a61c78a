namespace Enode.Simulation;

/// <summary>The battery of a vehicle, and the charging of it.</summary>
internal sealed class ChargingBattery : Physics
{
    /// <summary>The level in % at which a trip ends at the latest.</summary>
    private const double LowestLevel = 5;

    /// <summary>How long before the simulator's start a battery has a history of charging.</summary>
    private static readonly TimeSpan PastTime = TimeSpan.FromDays(60);

    /// <summary>The habit begins with the first night after this time: what a fleet does soon after its start is known.</summary>
    private static readonly TimeSpan QuietTime = TimeSpan.FromHours(6);

    private readonly double capacity;
    private readonly double limit;
    private readonly double firstRate;
    private readonly DateTimeOffset startedAt;
    private readonly DrivingHabit? habit;
    private ChargingHistory? history;
    private double vehicleRate;
    private double chargerRate = double.PositiveInfinity;
    private LinearChange level;
    private DateTimeOffset recordedTo;
    private SimulatedLocation? location;
    private TimeSpan? delay;
    private IReadOnlyList<ChargingSegment>? past;

    /// <param name="capacity">In kWh.</param>
    /// <param name="limit">The level in % at which charging ends.</param>
    /// <param name="rate">The most that the vehicle takes, in kW.</param>
    /// <param name="state">The first state: a value of <see cref="PowerDeliveryStates"/>.</param>
    /// <param name="level">The first level in %.</param>
    /// <param name="at">The time of the first state.</param>
    /// <param name="habit">The driver's habit. Null for a vehicle without a history of charging.</param>
    public ChargingBattery(
        double capacity, double limit, double rate, string state, double level, DateTimeOffset at, DrivingHabit? habit = null)
        : base(at, null)
    {
        this.capacity = capacity;
        this.limit = limit;
        this.habit = habit;
        firstRate = vehicleRate = rate;
        startedAt = recordedTo = ChangedAt = at;
        State = state;
        this.level = ChangeFrom(level);
        RestingSince = IsCharging ? null : at;
    }

    /// <summary>A value of <see cref="PowerDeliveryStates"/>.</summary>
    public string State { get; private set; }

    /// <summary>When the state last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public bool IsCharging => State == PowerDeliveryStates.Charging;

    public bool IsPluggedIn => State is not (PowerDeliveryStates.Unplugged or PowerDeliveryStates.Unknown);

    public bool IsFull => Level >= limit;

    public bool NeedsCharge => IsPluggedIn && !IsFull;

    /// <summary>Whether the vehicle is on a trip.</summary>
    public bool IsDriving { get; private set; }

    /// <summary>The energy in kWh that trips have used.</summary>
    public double EnergyDriven { get; private set; }

    /// <summary>When the last trip ended. Null before.</summary>
    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>When charging last ended. Null while it charges.</summary>
    public DateTimeOffset? RestingSince { get; private set; }

    /// <summary>State of charge in %, rounded down to a tenth: a level that is shown as the limit is at the limit.</summary>
    public double Level => Math.Floor((level.ValueAt(StateAt) * 10) + 1e-6) / 10;

    /// <summary>In kW. Null unless it charges.</summary>
    public double? Rate => IsCharging ? PossibleRate : null;

    /// <summary>Minutes of charging until the limit, rounded up. Null unless it charges.</summary>
    public double? MinutesToLimit => IsCharging ? Math.Ceiling((level.EndsAt - StateAt).TotalMinutes - 1e-6) : null;

    /// <summary>When charging will reach the limit. <see cref="DateTimeOffset.MaxValue"/> unless it charges.</summary>
    public DateTimeOffset FullAt => IsCharging ? level.EndsAt : DateTimeOffset.MaxValue;

    /// <summary>The rate at which it charges or would charge, in kW.</summary>
    public double PossibleRate => Math.Min(vehicleRate, chargerRate);

    /// <summary>When access was lost before the simulator was started, after which nothing is known. Null if it was not.</summary>
    public DateTimeOffset? KnownUntil { get; init; }

    /// <summary>What it charged before the simulator was started. The places are not known.</summary>
    public IReadOnlyList<ChargingSegment> Past => past ??= habit is null ? [] : SimulatePast(habit);

    /// <summary>What it has charged since the simulator was started.</summary>
    public IReadOnlyList<ChargingSegment> Recorded
    {
        get
        {
            Record(StateAt);
            return history?.Segments ?? [];
        }
    }

    /// <summary>Begins a habit of driving, in the first night after some hours.</summary>
    public void StartDriving(DrivingHabit habit) => Add(new Driver(this, habit, habit.NightAfter(startedAt + QuietTime)));

    public void Start() => Change(PowerDeliveryStates.Charging);

    public void Stop() => Change(PowerDeliveryStates.Stopped);

    /// <summary>Begins a trip.</summary>
    public void Leave()
    {
        IsDriving = true;
        SetDelay(null);
        Change(PowerDeliveryStates.Unplugged);
    }

    /// <summary>Ends a trip. The vehicle is plugged in, and begins to charge unless that is prevented.</summary>
    /// <param name="energy">The energy that was used, in kWh.</param>
    public void Return(double energy)
    {
        IsDriving = false;
        EnergyDriven += energy;
        ReturnedAt = StateAt;
        level = ChangeFrom(Math.Max(LowestLevel, level.ValueAt(StateAt) - (energy / capacity * 100)));
        Change(IsFull ? PowerDeliveryStates.Complete : PowerDeliveryStates.Stopped);
        if (!IsFull && !Agents.Any(agent => agent.PreventsCharging))
        {
            Start();
        }
    }

    /// <summary>Does what a driver can do next: stops or starts charging, unplugs a full vehicle, or plugs it in.</summary>
    public void ChangeByHand()
    {
        if (!IsPluggedIn)
        {
            Return(0);
        }
        else if (IsCharging)
        {
            Stop();
        }
        else if (IsFull)
        {
            Leave();
        }
        else
        {
            Start();
        }
    }

    /// <summary>Sets the most that the vehicle takes, in kW.</summary>
    public void LimitVehicle(double rate) => Change(() => vehicleRate = rate);

    /// <summary>Sets the most that the charger delivers, in kW.</summary>
    public void LimitCharger(double rate) => Change(() => chargerRate = rate);

    /// <summary>Sets where it charges from now on.</summary>
    public void SetLocation(SimulatedLocation? location) => Change(() => this.location = location);

    /// <summary>Sets how much later it charges because of smart charging from now on. Null without smart charging.</summary>
    public void SetDelay(TimeSpan? delay) => Change(() => this.delay = delay);

    /// <summary>Whether a level in % has been reached.</summary>
    public bool HasReached(double percent) => level.ValueAt(StateAt) >= percent - 1e-6;

    /// <summary>The time that charging takes from the present level to the limit.</summary>
    public TimeSpan TimeToLimit() => TimeTo(limit);

    /// <summary>The time that charging takes from the present level to another one, in %.</summary>
    public TimeSpan TimeTo(double percent) =>
        TimeSpan.FromHours(Math.Max(0, percent - level.ValueAt(StateAt)) / 100 * capacity / PossibleRate);

    protected override void Advance(DateTimeOffset moment)
    {
        if (IsCharging && level.EndsAt <= moment)
        {
            Record(level.EndsAt);
            State = PowerDeliveryStates.Complete;
            RestingSince = ChangedAt = level.EndsAt;
        }
    }

    private List<ChargingSegment> SimulatePast(DrivingHabit habit)
    {
        var past = new ChargingBattery(capacity, limit, firstRate, PowerDeliveryStates.Stopped, limit, startedAt - PastTime);
        past.Add(new Driver(past, habit, past.At));
        return past.ReadAt(KnownUntil ?? startedAt, () => past.Recorded.ToList());
    }

    private void Change(string state)
    {
        Change(() => State = state);
        ChangedAt = StateAt;
        RestingSince = IsCharging ? null : StateAt;
    }

    private void Change(Action change)
    {
        Record(StateAt);
        var now = level.ValueAt(StateAt);
        change();
        level = ChangeFrom(now);
    }

    /// <summary>Adds what was charged since the last call to the history.</summary>
    private void Record(DateTimeOffset until)
    {
        if (IsCharging)
        {
            (history ??= new ChargingHistory()).Add(new ChargingSegment(recordedTo, until, PossibleRate, location, delay));
        }

        recordedTo = until;
    }

    private LinearChange ChangeFrom(double value) => new(StateAt, value, IsCharging ? limit : value, PossibleRate / capacity * 100);
}
