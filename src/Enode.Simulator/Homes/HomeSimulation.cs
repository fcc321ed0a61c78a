namespace Enode.Simulation;

/// <summary>
/// The flow of energy in a home, step by step from a day on. Live state and statistics are both read from one: the same days and the same
/// modes of the battery give the same energy.
/// </summary>
internal sealed class HomeSimulation
{
    private const double UnknownDischargeLimit = 5;

    /// <summary>The rounding error in kWh of a sum that should be 0.</summary>
    private const double RoundingError = 1e-9;

    /// <summary>How many days before a month begins it is simulated, for the level of the battery.</summary>
    private const int DaysBeforeMonth = 3;

    /// <summary>A jump over a longer time is not simulated from its beginning.</summary>
    private static readonly TimeSpan MaximumSimulatedTime = TimeSpan.FromDays(400);

    private readonly HomeTraits home;
    private readonly Queue<ModeChange> modeChanges;
    private readonly DateOnly firstDay;
    private double stored;
    private HomeTotals beforeToday;

    /// <param name="home">The home.</param>
    /// <param name="date">The first day.</param>
    /// <param name="modeChanges">The changes of the mode that follow, in their order.</param>
    public HomeSimulation(HomeTraits home, DateOnly date, IEnumerable<ModeChange> modeChanges)
    {
        this.home = home;
        this.modeChanges = new Queue<ModeChange>(modeChanges);
        firstDay = home.FirstDay;
        Mode = home.FirstMode;
        Day = new HomeDay(home, date);
        Reached = Day.BeginsAt;
        stored = FirstStored;
    }

    public HomeDay Day { get; private set; }

    /// <summary>The time that was simulated to.</summary>
    public DateTimeOffset Reached { get; private set; }

    /// <summary>A value of <see cref="OperationModes"/>.</summary>
    public string Mode { get; set; }

    /// <summary>The level of the battery, in %.</summary>
    public double Level => stored / Full * 100;

    /// <summary>The energy since the simulation began.</summary>
    public HomeTotals Totals { get; private set; }

    /// <summary>The energy since midnight.</summary>
    public HomeTotals Today => Totals - beforeToday;

    /// <summary>The present power.</summary>
    public HomePower Power
    {
        get
        {
            var power = PowerIn(StepAt(Reached));
            return power with { Battery = CanTake(power.Battery) ? power.Battery : 0 };
        }
    }

    private double Full => home.Model.Capacity;

    private double Empty => Full * (home.DischargeLimit ?? UnknownDischargeLimit) / 100;

    private double FirstStored => Full * home.FirstLevel / 100;

    /// <summary>
    /// The day from which a month is simulated. All of its days are simulated from there, so that they do not depend on what is asked for.
    /// </summary>
    public static DateOnly FirstDayFor(DateOnly date) => new DateOnly(date.Year, date.Month, 1).AddDays(-DaysBeforeMonth);

    public void AdvanceTo(DateTimeOffset moment)
    {
        while (modeChanges.TryPeek(out var change) && change.At <= moment)
        {
            Simulate(change.At);
            Mode = modeChanges.Dequeue().Mode;
        }

        Simulate(moment);
    }

    private void Simulate(DateTimeOffset end)
    {
        if (end - Reached > MaximumSimulatedTime)
        {
            BeginDay(FirstDayFor(home.City.Zone.DateOf(end)));
        }

        while (Reached < end)
        {
            var step = StepAt(Reached);
            var stepEnd = Day.BeginsAt + ((step + 1) * HomeDay.Step);
            Simulate(step, stepEnd < end ? stepEnd : end);
            if (Reached >= Day.EndsAt)
            {
                BeginDay(Day.Date.AddDays(1));
            }
        }
    }

    /// <summary>Simulates a step, or a part of one.</summary>
    private void Simulate(int step, DateTimeOffset until)
    {
        var hours = (until - Reached).TotalHours;
        var power = PowerIn(step);

        // The battery can become full or empty within the step.
        var energy = Math.Clamp(power.Battery * hours, Math.Min(0, Empty - stored), Math.Max(0, Full - stored));
        stored += energy;
        Totals = Totals.Plus(power with { Battery = energy / hours }, hours);
        Reached = until;
    }

    private void BeginDay(DateOnly date)
    {
        Day = new HomeDay(home, date);
        Reached = Day.BeginsAt;
        beforeToday = Totals;
        if (date == firstDay)
        {
            stored = FirstStored;
        }
    }

    private int StepAt(DateTimeOffset moment) => (int)((moment - Day.BeginsAt) / HomeDay.Step);

    /// <summary>Whether the battery can charge, or discharge for a power below 0.</summary>
    private bool CanTake(double power) => power > 0 ? stored < Full - RoundingError : stored > Empty + RoundingError;

    /// <summary>The power in a step, for a battery that is neither full nor empty.</summary>
    private HomePower PowerIn(int step)
    {
        var power = Day.PowerIn(step);
        var battery = BatteryPower(power.Production - power.Consumption, (step + 0.5) * HomeDay.Step.TotalHours);
        return power with { Battery = Math.Clamp(battery, -home.Model.Power, home.Model.Power) };
    }

    /// <summary>The power of the battery in its mode, without its limits.</summary>
    private double BatteryPower(double surplus, double hour) => Mode switch
    {
        OperationModes.ImportFocus => home.Model.Power,
        OperationModes.ExportFocus => -home.Model.Power,
        OperationModes.Idle => 0,

        // The tariff is low at night and high in the evening.
        OperationModes.TimeOfUse when hour < 6 => home.Model.Power / 2,
        OperationModes.TimeOfUse when hour < 17 => Math.Max(0, surplus),
        _ => surplus,
    };
}

/// <summary>A change of the battery's mode.</summary>
/// <param name="At">When it changed.</param>
/// <param name="Mode">The new mode: a value of <see cref="OperationModes"/>.</param>
internal readonly record struct ModeChange(DateTimeOffset At, string Mode);

/// <summary>The power in a home, in kW.</summary>
/// <param name="Production">The production of the panels.</param>
/// <param name="Consumption">The consumption of the home.</param>
/// <param name="Battery">The power that charges the battery. Below 0 while it discharges.</param>
internal readonly record struct HomePower(double Production, double Consumption, double Battery)
{
    /// <summary>The power from the grid. Below 0 while the home exports.</summary>
    public double Grid => Consumption - Production + Battery;
}

/// <summary>The energy in a home over some time, in kWh.</summary>
internal readonly record struct HomeTotals(
    double Generation,
    double Consumption,
    double Charge,
    double Discharge,
    double Import,
    double Export)
{
    public static HomeTotals operator -(HomeTotals one, HomeTotals other) => new(
        one.Generation - other.Generation,
        one.Consumption - other.Consumption,
        one.Charge - other.Charge,
        one.Discharge - other.Discharge,
        one.Import - other.Import,
        one.Export - other.Export);

    public HomeTotals Plus(HomePower power, double hours) => new(
        Generation + (power.Production * hours),
        Consumption + (power.Consumption * hours),
        Charge + (Math.Max(0, power.Battery) * hours),
        Discharge + (Math.Max(0, -power.Battery) * hours),
        Import + (Math.Max(0, power.Grid) * hours),
        Export + (Math.Max(0, -power.Grid) * hours));
}
