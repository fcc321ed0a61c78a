namespace Enode.Simulation;

/// <summary>What the panels of a home produce on one day, and what the home consumes. A day is the same whenever it is computed.</summary>
internal sealed class HomeDay
{
    private readonly HomeTraits traits;
    private readonly double clearness;

    /// <param name="traits">The home.</param>
    /// <param name="moment">A time of the day.</param>
    public HomeDay(HomeTraits traits, DateTimeOffset moment)
    {
        this.traits = traits;
        var date = traits.City.Zone.DateOf(moment);
        BeginsAt = traits.City.Zone.BeginningOf(date);
        EndsAt = traits.City.Zone.BeginningOf(date.AddDays(1));
        var index = (traits.Sequence << 32) + (BeginsAt.UtcTicks / TimeSpan.TicksPerDay);
        var random = new SeededRandom(traits.Seed, RandomPurpose.Weather, index);
        clearness = random.Between(0.35, 0.95);
    }

    public DateTimeOffset BeginsAt { get; }

    public DateTimeOffset EndsAt { get; }

    /// <summary>In kW.</summary>
    public double Production(DateTimeOffset moment) =>
        Math.Max(0, SineOfSunHeight(traits.City.Latitude, traits.City.Longitude, moment)) * traits.PeakPower * clearness;

    /// <summary>In kW: a base load, with a peak in the morning and a higher one in the evening.</summary>
    public double Consumption(DateTimeOffset moment)
    {
        var hour = HourOf(moment);
        return traits.ConsumptionFactor * (0.3 + (0.9 * Peak(hour, 7.5, 1.2)) + (1.6 * Peak(hour, 19, 2)));
    }

    public double HourOf(DateTimeOffset moment) => (moment - BeginsAt).TotalHours;

    private static double Peak(double hour, double middle, double width) => Math.Exp(-Math.Pow((hour - middle) / width, 2));

    /// <summary>The sine of the sun's height above the horizon. Below 0 at night.</summary>
    private static double SineOfSunHeight(double latitude, double longitude, DateTimeOffset moment)
    {
        const double degree = Math.PI / 180;
        const double tilt = 23.44;
        var utc = moment.UtcDateTime;
        var declination = -tilt * degree * Math.Cos(2 * Math.PI * (utc.DayOfYear + 10) / 365.25);
        var hourAngle = (utc.TimeOfDay.TotalHours - 12 + (longitude / 15)) * 15 * degree;
        return (Math.Sin(latitude * degree) * Math.Sin(declination))
            + (Math.Cos(latitude * degree) * Math.Cos(declination) * Math.Cos(hourAngle));
    }
}
