namespace Enode.Simulation;

/// <summary>
/// A room and its thermostat. The unit works until the setpoint is reached; then the temperature drifts to what it would be without it,
/// until it is half a degree off.
/// </summary>
internal sealed class Room : Physics
{
    private const double Band = 0.5;
    private const double UnitSpeed = 3;
    private const double DriftSpeed = 0.4;

    /// <summary>After so long nothing is left of what the room was like before: there is no need to go through all of it.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(3);

    private readonly double ambient;
    private readonly ThermostatProgram program;
    private readonly DateTimeOffset? lostAt;
    private LinearChange temperature;
    private DateTimeOffset turnsAt;
    private DateTimeOffset switchesAt;

    /// <param name="setting">What it is set to at first. One that is scheduled becomes what the schedule says.</param>
    /// <param name="temperature">In °C.</param>
    /// <param name="ambient">The temperature without the unit, in °C.</param>
    /// <param name="program">The schedule of the unit's own.</param>
    /// <param name="at">The moment to begin at.</param>
    /// <param name="lostAt">When the unit was last heard of. Null for one that can be reached.</param>
    public Room(Thermostat setting, double temperature, double ambient, ThermostatProgram program, DateTimeOffset at, DateTimeOffset? lostAt)
        : base(at)
    {
        this.ambient = ambient;
        this.program = program;
        this.lostAt = lostAt;
        Setting = setting;
        SetAt = at;
        RestingSince = at;
        Set(setting, at, temperature);
    }

    public Thermostat Setting { get; private set; }

    /// <summary>When the setting last changed.</summary>
    public DateTimeOffset SetAt { get; private set; }

    /// <summary>In °C.</summary>
    public double Temperature => temperature.ValueAt(lostAt ?? At);

    /// <summary>Whether it heats or cools.</summary>
    public bool IsActive => RestingSince is null;

    /// <summary>Null while it heats or cools.</summary>
    public DateTimeOffset? RestingSince { get; private set; }

    /// <summary>Changes the setting now.</summary>
    public void Set(Thermostat setting) => Set(setting, At, Temperature);

    protected override void Advance(DateTimeOffset moment)
    {
        if (lostAt is not null)
        {
            return;
        }

        var from = moment - At > Memory ? moment - Memory : At;
        if (from > At)
        {
            Set(Setting, from, temperature.ValueAt(from));
        }

        while ((turnsAt < switchesAt ? turnsAt : switchesAt) is var next && next <= moment)
        {
            if (next == switchesAt)
            {
                Set(Setting, next, temperature.ValueAt(next));
            }
            else
            {
                Plan(next, temperature.ValueAt(next));
            }
        }
    }

    private void Set(Thermostat setting, DateTimeOffset at, double now)
    {
        var effective = setting.Hold == Thermostat.Scheduled ? program.At(at, setting) : setting;
        if (effective != Setting)
        {
            Setting = effective;
            SetAt = at;
        }

        switchesAt = setting.Hold == Thermostat.Scheduled ? program.NextSwitch(at) : DateTimeOffset.MaxValue;
        Plan(at, now);
    }

    /// <summary>Decides what the unit does from a moment on.</summary>
    private void Plan(DateTimeOffset at, double now)
    {
        // A unit that works goes on to the setpoint; one that rests begins where the band ends.
        var band = IsActive ? 0 : Band;
        if (Setting.HeatsTo is { } heat && now < heat && now <= heat - band)
        {
            Go(at, now, heat);
        }
        else if (Setting.CoolsTo is { } cool && now > cool && now >= cool + band)
        {
            Go(at, now, cool);
        }
        else
        {
            RestingSince ??= at;
            var goal = Math.Clamp(ambient, Setting.HeatsTo - Band ?? double.MinValue, Setting.CoolsTo + Band ?? double.MaxValue);
            temperature = new LinearChange(at, now, goal, DriftSpeed);

            // Where the room is as it would be without the unit, nothing follows.
            turnsAt = goal == ambient ? DateTimeOffset.MaxValue : temperature.EndsAt;
        }
    }

    private void Go(DateTimeOffset at, double now, double setpoint)
    {
        RestingSince = null;
        temperature = new LinearChange(at, now, setpoint, UnitSpeed);
        turnsAt = temperature.EndsAt;
    }
}
