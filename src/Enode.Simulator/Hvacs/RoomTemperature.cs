namespace Enode.Simulation;

/// <summary>
/// The temperature of a room with an HVAC. The HVAC runs until the setpoint is reached. Then the temperature drifts towards the ambient
/// temperature until it is half a degree away from the setpoint.
/// </summary>
internal sealed class RoomTemperature : Physics
{
    private const double Hysteresis = 0.5;
    private const double RunDegreesPerHour = 3;
    private const double DriftDegreesPerHour = 0.4;

    /// <summary>Older changes no longer affect the temperature, so a longer time is not simulated from its beginning.</summary>
    private static readonly TimeSpan MaximumSimulatedTime = TimeSpan.FromDays(3);

    private readonly double ambient;
    private readonly ThermostatProgram program;
    private LinearChange temperature;
    private DateTimeOffset nextDecisionAt;
    private DateTimeOffset nextSettingsAt;

    /// <param name="settings">The first settings. Scheduled ones become what the schedule has.</param>
    /// <param name="temperature">The first temperature in °C.</param>
    /// <param name="ambient">The temperature without the HVAC, in °C.</param>
    /// <param name="program">The HVAC's own schedule.</param>
    /// <param name="startedAt">When the simulator was started.</param>
    /// <param name="lostAt">When live access was lost before that. Null while there is access.</param>
    public RoomTemperature(
        ThermostatSettings settings,
        double temperature,
        double ambient,
        ThermostatProgram program,
        DateTimeOffset startedAt,
        DateTimeOffset? lostAt)
        : base(lostAt ?? startedAt, lostAt)
    {
        this.ambient = ambient;
        this.program = program;
        Settings = settings;
        SettingsChangedAt = At;
        RestingSince = At;
        Set(settings, At, temperature);
    }

    public ThermostatSettings Settings { get; private set; }

    public DateTimeOffset SettingsChangedAt { get; private set; }

    /// <summary>In °C.</summary>
    public double Temperature => temperature.ValueAt(StateAt);

    /// <summary>Whether the HVAC heats or cools.</summary>
    public bool IsActive => RestingSince is null;

    /// <summary>When the HVAC stopped heating or cooling. Null while it heats or cools.</summary>
    public DateTimeOffset? RestingSince { get; private set; }

    /// <summary>Changes the settings now.</summary>
    public void Set(ThermostatSettings settings) => Set(settings, StateAt, Temperature);

    protected override void Advance(DateTimeOffset moment)
    {
        var from = moment - StateAt > MaximumSimulatedTime ? moment - MaximumSimulatedTime : StateAt;
        if (from > StateAt)
        {
            Set(Settings, from, temperature.ValueAt(from));
        }

        while ((nextDecisionAt < nextSettingsAt ? nextDecisionAt : nextSettingsAt) is var next && next <= moment)
        {
            if (next == nextSettingsAt)
            {
                Set(Settings, next, temperature.ValueAt(next));
            }
            else
            {
                Decide(next, temperature.ValueAt(next));
            }
        }
    }

    private void Set(ThermostatSettings settings, DateTimeOffset at, double now)
    {
        var effective = settings.HoldType == ThermostatSettings.Scheduled ? program.SettingsAt(at, settings) : settings;
        if (effective != Settings)
        {
            Settings = effective;
            SettingsChangedAt = at;
        }

        nextSettingsAt = settings.HoldType == ThermostatSettings.Scheduled ? program.NextChange(at) : DateTimeOffset.MaxValue;
        Decide(at, now);
    }

    /// <summary>Decides whether the HVAC runs from a time on.</summary>
    private void Decide(DateTimeOffset at, double now)
    {
        // An active HVAC runs until the setpoint. A resting one starts where the hysteresis ends.
        var hysteresis = IsActive ? 0 : Hysteresis;
        if (Settings.HeatsTo is { } heat && now < heat && now <= heat - hysteresis)
        {
            Run(at, now, heat);
        }
        else if (Settings.CoolsTo is { } cool && now > cool && now >= cool + hysteresis)
        {
            Run(at, now, cool);
        }
        else
        {
            RestingSince ??= at;
            var coldest = Settings.HeatsTo - Hysteresis ?? double.MinValue;
            var warmest = Settings.CoolsTo + Hysteresis ?? double.MaxValue;
            var goal = Math.Clamp(ambient, coldest, warmest);
            temperature = new LinearChange(at, now, goal, DriftDegreesPerHour);

            // At the ambient temperature nothing changes any more.
            nextDecisionAt = goal == ambient ? DateTimeOffset.MaxValue : temperature.EndsAt;
        }
    }

    private void Run(DateTimeOffset at, double now, double setpoint)
    {
        RestingSince = null;
        temperature = new LinearChange(at, now, setpoint, RunDegreesPerHour);
        nextDecisionAt = temperature.EndsAt;
    }
}

/// <summary>The settings of a thermostat.</summary>
/// <param name="Mode">A value of <see cref="HvacModes"/>, or <see cref="UnknownMode"/>.</param>
/// <param name="HeatSetpoint">In °C. Null for an HVAC that does not heat.</param>
/// <param name="CoolSetpoint">In °C. Null for an HVAC that does not cool.</param>
/// <param name="HoldType"><see cref="Permanent"/> or <see cref="Scheduled"/>. Null if the vendor does not give it.</param>
internal sealed record ThermostatSettings(string Mode, double? HeatSetpoint, double? CoolSetpoint, string? HoldType)
{
    /// <summary>The mode of an HVAC whose vendor does not give one. It cannot be set.</summary>
    public const string UnknownMode = "UNKNOWN";

    public const string Permanent = "PERMANENT";
    public const string Scheduled = "SCHEDULED";

    /// <summary>The temperature to heat to. Null in modes that do not heat.</summary>
    public double? HeatsTo => Mode is HvacModes.Heat or HvacModes.Auto ? HeatSetpoint : null;

    /// <summary>The temperature to cool to. Null in modes that do not cool.</summary>
    public double? CoolsTo => Mode is HvacModes.Cool or HvacModes.Auto ? CoolSetpoint : null;
}

/// <summary>An HVAC's own schedule: one temperature by day, from 6 to 22, and another one by night.</summary>
internal sealed class ThermostatProgram
{
    private static readonly TimeSpan DayBegins = TimeSpan.FromHours(6);
    private static readonly TimeSpan NightBegins = TimeSpan.FromHours(22);

    private readonly City city;
    private readonly string mode;

    /// <param name="city">The city whose local time counts.</param>
    /// <param name="mode">The mode by day and by night.</param>
    public ThermostatProgram(City city, string mode)
    {
        this.city = city;
        this.mode = mode;
    }

    /// <summary>The settings of the schedule at a time.</summary>
    /// <param name="moment">The time.</param>
    /// <param name="current">The current settings: a setpoint that is null there stays null.</param>
    public ThermostatSettings SettingsAt(DateTimeOffset moment, ThermostatSettings current)
    {
        var time = moment - city.DayOf(moment);
        var isDay = time >= DayBegins && time < NightBegins;
        return new ThermostatSettings(
            mode,
            current.HeatSetpoint is null ? null : isDay ? 21 : 18,
            current.CoolSetpoint is null ? null : isDay ? 24 : 27,
            ThermostatSettings.Scheduled);
    }

    /// <summary>When the settings change next after a time.</summary>
    public DateTimeOffset NextChange(DateTimeOffset moment)
    {
        var day = city.DayOf(moment);
        var time = moment - day;
        return time < DayBegins ? day + DayBegins
            : time < NightBegins ? day + NightBegins
            : city.DayAfter(moment) + DayBegins;
    }
}
