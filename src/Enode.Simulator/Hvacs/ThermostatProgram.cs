namespace Enode.Simulation;

/// <summary>A unit's own schedule: one setting by day, from 6 to 22, and another one by night.</summary>
internal sealed class ThermostatProgram
{
    private static readonly TimeSpan DayBegins = TimeSpan.FromHours(6);
    private static readonly TimeSpan NightBegins = TimeSpan.FromHours(22);

    private readonly City city;
    private readonly string mode;

    /// <param name="city">Where it is day or night.</param>
    /// <param name="mode">The mode at all times.</param>
    public ThermostatProgram(City city, string mode)
    {
        this.city = city;
        this.mode = mode;
    }

    /// <summary>What the schedule says at a moment.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="unit">A setting of the unit's: what is null there stays null.</param>
    public Thermostat At(DateTimeOffset moment, Thermostat unit)
    {
        var time = moment - city.DayOf(moment);
        var isDay = time >= DayBegins && time < NightBegins;
        return new Thermostat(mode, unit.Heat is null ? null : isDay ? 21 : 18, unit.Cool is null ? null : isDay ? 24 : 27, Thermostat.Scheduled);
    }

    /// <summary>When it says something else for the first time after a moment.</summary>
    public DateTimeOffset NextSwitch(DateTimeOffset moment)
    {
        var day = city.DayOf(moment);
        var time = moment - day;
        return time < DayBegins ? day + DayBegins
            : time < NightBegins ? day + NightBegins
            : city.DayAfter(moment) + DayBegins;
    }
}
