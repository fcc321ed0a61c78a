namespace Enode.Simulation;

/// <summary>
/// Panels, battery, home and grid, in steps of five minutes during which sun and home are taken to be even. It begins with the day on which
/// the simulator was started, so that there is a today from the first look on.
/// </summary>
internal sealed class HomeEnergy : Physics
{
    private const double UnknownDischargeLimit = 5;

    /// <summary>How long a full sun would have to shine for what the panels produce on a day like most.</summary>
    private const double FullSunHoursOfDay = 2.7;

    /// <summary>What is left of a kWh when a sum of doubles that should be 0 is not.</summary>
    private const double Trace = 1e-9;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>After so long nothing is left of what the battery was like before: there is no need to go through all of it.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(3);

    private readonly HomeTraits traits;
    private readonly DateTimeOffset? lostAt;
    private HomeDay day;
    private DateTimeOffset reached;
    private double stored;
    private double formerProduction;
    private HomeTotals today;
    private string mode;
    private DateTimeOffset modeSetAt;

    private HomeEnergy(HomeTraits traits, HomeDay day, DateTimeOffset? lostAt)
        : base(day.BeginsAt)
    {
        this.traits = traits;
        this.day = day;
        this.lostAt = lostAt;
        reached = day.BeginsAt;
        stored = Full * traits.FormerLevel / 100;
        formerProduction = traits.FormerProduction;
        modeSetAt = day.BeginsAt;
        mode = traits.Role switch
        {
            HomeRole.TimeOfUse => OperationModes.TimeOfUse,
            HomeRole.Incapable => OperationModes.Unknown,
            _ => OperationModes.SelfReliance,
        };
    }

    private double Full => traits.Model.Capacity;

    private double Floor => Full * (traits.DischargeLimit ?? UnknownDischargeLimit) / 100;

    /// <summary>What flows at the moment.</summary>
    private HomePower Power
    {
        get
        {
            var power = PowerIn(reached);
            return power with { Battery = CanPass(power.Battery) ? power.Battery : 0 };
        }
    }

    public static HomeEnergy Of(HomeTraits traits)
    {
        var lostAt = traits.LastSeenBefore == TimeSpan.Zero ? (DateTimeOffset?)null : traits.StartedAt - traits.LastSeenBefore;
        return new HomeEnergy(traits, new HomeDay(traits, lostAt ?? traits.StartedAt), lostAt);
    }

    public HomeReading Read(DateTimeOffset now) => ReadAt(now, () => new HomeReading(
        Power,
        today,
        formerProduction + today.Generation,
        stored / Full * 100,
        mode,
        modeSetAt,
        lostAt ?? At));

    /// <param name="mode">A value of <see cref="OperationModes"/> that can be set.</param>
    public void SetMode(string mode)
    {
        this.mode = mode;
        modeSetAt = At;
    }

    protected override void Advance(DateTimeOffset moment)
    {
        var end = lostAt < moment ? lostAt.Value : moment;
        if (end - reached > Memory)
        {
            Skip(end - Memory);
        }

        while (reached < end)
        {
            var stepEnd = StepOf(reached) + Step;
            Pass(stepEnd < end ? stepEnd : end);
            if (reached >= day.EndsAt)
            {
                TurnDay();
            }
        }
    }

    private void Pass(DateTimeOffset until)
    {
        var hours = (until - reached).TotalHours;
        var power = PowerIn(reached);

        // A battery that gets full, or empty, on the way takes or gives only what it can.
        var energy = Math.Clamp(power.Battery * hours, Math.Min(0, Floor - stored), Math.Max(0, Full - stored));
        stored += energy;
        today = today.Plus(power with { Battery = energy / hours }, hours);
        reached = until;
    }

    private void Skip(DateTimeOffset moment)
    {
        formerProduction += traits.PeakPower * FullSunHoursOfDay * (moment - reached).TotalDays;
        day = new HomeDay(traits, moment);
        reached = day.BeginsAt;
        formerProduction += today.Generation;
        today = default;
    }

    private void TurnDay()
    {
        formerProduction += today.Generation;
        today = default;
        day = new HomeDay(traits, reached);
    }

    private bool CanPass(double power) => power > 0 ? stored < Full - Trace : stored > Floor + Trace;

    /// <summary>What flows in the step that a moment belongs to, as long as the battery can.</summary>
    private HomePower PowerIn(DateTimeOffset moment)
    {
        var middle = StepOf(moment) + (Step / 2);
        var (production, consumption) = (day.Production(middle), day.Consumption(middle));
        return new HomePower(production, consumption, Math.Clamp(Wish(production - consumption, day.HourOf(middle)), -traits.Model.Power, traits.Model.Power));
    }

    /// <summary>What the battery would take or give if it could, by its mode.</summary>
    private double Wish(double surplus, double hour) => mode switch
    {
        OperationModes.ImportFocus => traits.Model.Power,
        OperationModes.ExportFocus => -traits.Model.Power,
        OperationModes.Idle => 0,

        // Cheap at night, dear in the evening.
        OperationModes.TimeOfUse when hour < 6 => traits.Model.Power / 2,
        OperationModes.TimeOfUse when hour < 17 => Math.Max(0, surplus),
        _ => surplus,
    };

    private static DateTimeOffset StepOf(DateTimeOffset moment) => moment - TimeSpan.FromTicks(moment.UtcTicks % Step.Ticks);
}
