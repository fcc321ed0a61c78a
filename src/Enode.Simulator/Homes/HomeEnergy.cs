namespace Enode.Simulation;

/// <summary>
/// The panels, battery, consumption and grid of a home. Live state begins with the day on which the simulator was started, so that today's
/// totals are complete. Statistics also show the time before.
/// </summary>
internal sealed class HomeEnergy : Physics
{
    private readonly HomeTraits home;
    private readonly HomeSimulation live;
    private readonly List<ModeChange> modeChanges = [];
    private DateTimeOffset modeChangedAt;
    private double productionBefore;
    private DateTimeOffset countedTo;

    public HomeEnergy(HomeTraits home)
        : this(home, new HomeSimulation(home, home.FirstDay, []))
    {
    }

    private HomeEnergy(HomeTraits home, HomeSimulation live)
        : base(live.Reached, home.LostAt)
    {
        this.home = home;
        this.live = live;
        modeChangedAt = live.Reached;
        productionBefore = home.ProductionBefore;
        countedTo = live.Reached;
    }

    /// <summary>The mode of the battery: a value of <see cref="OperationModes"/>.</summary>
    public string Mode => live.Mode;

    public HomeReading Read(DateTimeOffset now) => ReadAt(
        now, () => new HomeReading(live.Power, live.Today, LifetimeProduction(), live.Level, live.Mode, modeChangedAt, StateAt));

    /// <param name="mode">A value of <see cref="OperationModes"/> that can be set.</param>
    public void SetMode(string mode)
    {
        live.Mode = mode;
        modeChangedAt = StateAt;
        modeChanges.Add(new ModeChange(StateAt, mode));
    }

    /// <summary>The production of the panels in each of some times, in kWh. Null where the vendor has no data.</summary>
    /// <param name="times">The times.</param>
    /// <param name="earliest">When the vendor's data begins.</param>
    /// <param name="now">The time until which the vendor has data.</param>
    public IReadOnlyList<double?> Production(IReadOnlyList<TimeBucket> times, DateTimeOffset earliest, DateTimeOffset now)
    {
        var latest = ReadAt(now, () => StateAt < now ? StateAt : now);
        return [.. times.Select(time => time.Part(earliest, latest) is { } part ? ProductionIn(part) : (double?)null)];
    }

    /// <summary>The energy in each of some successive times. Null where the vendor has no data.</summary>
    /// <param name="times">The times, all of them in one month.</param>
    /// <param name="now">The simulated time.</param>
    public IReadOnlyList<HomeBucket?> Statistics(IReadOnlyList<TimeBucket> times, DateTimeOffset now)
    {
        var (latest, changes) = ReadAt(now, () => (StateAt, modeChanges.ToArray()));
        var ofMonth = HomeSimulation.FirstDayFor(home.City.Zone.DateOf(times[0].From));
        var past = new HomeSimulation(home, ofMonth < home.FirstDay ? ofMonth : home.FirstDay, changes);
        return [.. times.Select(time => time.Part(home.InstalledAt, latest) is { } part ? BucketOf(past, part) : null)];
    }

    protected override void Advance(DateTimeOffset moment) => live.AdvanceTo(moment);

    private static HomeBucket BucketOf(HomeSimulation past, TimeBucket time)
    {
        past.AdvanceTo(time.From);
        var (before, level) = (past.Totals, past.Level);
        past.AdvanceTo(time.To);
        return new HomeBucket(past.Totals - before, level, (time.To - time.From).TotalHours);
    }

    private double LifetimeProduction()
    {
        productionBefore += ProductionIn(new TimeBucket(countedTo, live.Day.BeginsAt));
        countedTo = live.Day.BeginsAt;
        return productionBefore + live.Day.ProductionUntil(live.Reached);
    }

    private double ProductionIn(TimeBucket time)
    {
        var production = 0.0;
        var day = new HomeDay(home, home.City.Zone.DateOf(time.From));
        while (time.Part(day.BeginsAt, day.EndsAt) is { } part)
        {
            production += day.ProductionUntil(part.To) - day.ProductionUntil(part.From);
            day = new HomeDay(home, day.Date.AddDays(1));
        }

        return production;
    }
}

/// <summary>The properties of a home energy system that change, at one time.</summary>
/// <param name="Power">The present power.</param>
/// <param name="Today">The totals since midnight.</param>
/// <param name="LifetimeProduction">The production of the panels since their installation, in kWh.</param>
/// <param name="Level">The level of the battery, in %.</param>
/// <param name="Mode">A value of <see cref="OperationModes"/>.</param>
/// <param name="ModeChangedAt">When the mode last changed.</param>
/// <param name="LastSeen">When live data was last received.</param>
internal readonly record struct HomeReading(
    HomePower Power,
    HomeTotals Today,
    double LifetimeProduction,
    double Level,
    string Mode,
    DateTimeOffset ModeChangedAt,
    DateTimeOffset LastSeen);

/// <summary>What happened in a home in some time.</summary>
/// <param name="Energy">The energy.</param>
/// <param name="Level">The level of the battery at the beginning, in %.</param>
/// <param name="Hours">How long it was.</param>
internal sealed record HomeBucket(HomeTotals Energy, double Level, double Hours);
