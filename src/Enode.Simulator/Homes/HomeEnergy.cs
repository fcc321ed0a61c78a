namespace Enode.Simulation;

/// <summary>
/// The panels, battery, consumption and grid of a home, in steps of five minutes in which sun and consumption are taken as constant. It
/// begins with the day on which the simulator was started, so that today's totals are complete.
/// </summary>
internal sealed class HomeEnergy : Physics
{
    private const double UnknownDischargeLimit = 5;

    /// <summary>The hours of full sun that give the production of an average day.</summary>
    private const double FullSunHoursPerDay = 2.7;

    /// <summary>The rounding error in kWh of a sum that should be 0.</summary>
    private const double RoundingError = 1e-9;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>Older steps no longer affect the level of the battery, so a longer time is not simulated from its beginning.</summary>
    private static readonly TimeSpan MaximumSimulatedTime = TimeSpan.FromDays(3);

    private readonly HomeTraits traits;
    private HomeDay day;
    private DateTimeOffset reached;
    private double stored;
    private double productionBefore;
    private HomeTotals today;
    private string mode;
    private DateTimeOffset modeChangedAt;

    public HomeEnergy(HomeTraits traits)
        : this(traits, new HomeDay(traits, traits.LostAt ?? traits.StartedAt))
    {
    }

    private HomeEnergy(HomeTraits traits, HomeDay day)
        : base(day.BeginsAt, traits.LostAt)
    {
        this.traits = traits;
        this.day = day;
        reached = day.BeginsAt;
        stored = Full * traits.FirstLevel / 100;
        productionBefore = traits.ProductionBefore;
        modeChangedAt = day.BeginsAt;
        mode = traits.Role switch
        {
            HomeRole.TimeOfUse => OperationModes.TimeOfUse,
            HomeRole.Incapable => OperationModes.Unknown,
            _ => OperationModes.SelfReliance,
        };
    }

    private double Full => traits.Model.Capacity;

    private double Empty => Full * (traits.DischargeLimit ?? UnknownDischargeLimit) / 100;

    /// <summary>The present power.</summary>
    private HomePower Power
    {
        get
        {
            var power = PowerIn(reached);
            return power with { Battery = CanTake(power.Battery) ? power.Battery : 0 };
        }
    }

    public HomeReading Read(DateTimeOffset now) => ReadAt(now, () => new HomeReading(
        Power,
        today,
        productionBefore + today.Generation,
        stored / Full * 100,
        mode,
        modeChangedAt,
        StateAt));

    /// <param name="mode">A value of <see cref="OperationModes"/> that can be set.</param>
    public void SetMode(string mode)
    {
        this.mode = mode;
        modeChangedAt = StateAt;
    }

    protected override void Advance(DateTimeOffset moment)
    {
        if (moment - reached > MaximumSimulatedTime)
        {
            SkipTo(moment - MaximumSimulatedTime);
        }

        while (reached < moment)
        {
            var stepEnd = StepOf(reached) + Step;
            Simulate(stepEnd < moment ? stepEnd : moment);
            if (reached >= day.EndsAt)
            {
                BeginDay();
            }
        }
    }

    /// <summary>Simulates a step, or a part of one.</summary>
    private void Simulate(DateTimeOffset until)
    {
        var hours = (until - reached).TotalHours;
        var power = PowerIn(reached);

        // The battery can become full or empty within the step.
        var energy = Math.Clamp(power.Battery * hours, Math.Min(0, Empty - stored), Math.Max(0, Full - stored));
        stored += energy;
        today = today.Plus(power with { Battery = energy / hours }, hours);
        reached = until;
    }

    private void SkipTo(DateTimeOffset moment)
    {
        productionBefore += traits.PeakPower * FullSunHoursPerDay * (moment - reached).TotalDays;
        day = new HomeDay(traits, moment);
        reached = day.BeginsAt;
        productionBefore += today.Generation;
        today = default;
    }

    private void BeginDay()
    {
        productionBefore += today.Generation;
        today = default;
        day = new HomeDay(traits, reached);
    }

    /// <summary>Whether the battery can charge, or discharge for a power below 0.</summary>
    private bool CanTake(double power) => power > 0 ? stored < Full - RoundingError : stored > Empty + RoundingError;

    /// <summary>The power in the step of a time, for a battery that is neither full nor empty.</summary>
    private HomePower PowerIn(DateTimeOffset moment)
    {
        var middle = StepOf(moment) + (Step / 2);
        var (production, consumption) = (day.Production(middle), day.Consumption(middle));
        var battery = BatteryPower(production - consumption, day.HourOf(middle));
        return new HomePower(production, consumption, Math.Clamp(battery, -traits.Model.Power, traits.Model.Power));
    }

    /// <summary>The power of the battery in its mode, without its limits.</summary>
    private double BatteryPower(double surplus, double hour) => mode switch
    {
        OperationModes.ImportFocus => traits.Model.Power,
        OperationModes.ExportFocus => -traits.Model.Power,
        OperationModes.Idle => 0,

        // The tariff is low at night and high in the evening.
        OperationModes.TimeOfUse when hour < 6 => traits.Model.Power / 2,
        OperationModes.TimeOfUse when hour < 17 => Math.Max(0, surplus),
        _ => surplus,
    };

    private static DateTimeOffset StepOf(DateTimeOffset moment) => moment - TimeSpan.FromTicks(moment.UtcTicks % Step.Ticks);
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
    public HomeTotals Plus(HomePower power, double hours) => new(
        Generation + (power.Production * hours),
        Consumption + (power.Consumption * hours),
        Charge + (Math.Max(0, power.Battery) * hours),
        Discharge + (Math.Max(0, -power.Battery) * hours),
        Import + (Math.Max(0, power.Grid) * hours),
        Export + (Math.Max(0, -power.Grid) * hours));
}
