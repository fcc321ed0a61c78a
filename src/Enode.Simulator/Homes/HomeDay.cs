namespace Enode.Simulation;

/// <summary>A day at a home: what its panels produce and what it needs. Any day of any year can be made, and is always the same.</summary>
internal sealed class HomeDay
{
    private readonly HomeTraits traits;
    private readonly double clearness;

    public HomeDay(HomeTraits traits, DateTimeOffset moment)
    {
        this.traits = traits;
        BeginsAt = traits.City.DayOf(moment);
        EndsAt = traits.City.DayAfter(moment);
        var random = new SeededRandom(traits.Seed, RandomPurpose.Weather, (traits.Sequence << 32) + (BeginsAt.UtcTicks / TimeSpan.TicksPerDay));
        clearness = random.Between(0.35, 0.95);
    }

    public DateTimeOffset BeginsAt { get; }

    public DateTimeOffset EndsAt { get; }

    /// <summary>In kW.</summary>
    public double Production(DateTimeOffset moment) =>
        Math.Max(0, Sun.Height(traits.City.Latitude, traits.City.Longitude, moment)) * traits.PeakPower * clearness;

    /// <summary>In kW: something always runs; more in the morning, most in the evening.</summary>
    public double Consumption(DateTimeOffset moment)
    {
        var hour = HourOf(moment);
        return traits.Appetite * (0.3 + (0.9 * Bump(hour, 7.5, 1.2)) + (1.6 * Bump(hour, 19, 2)));
    }

    public double HourOf(DateTimeOffset moment) => (moment - BeginsAt).TotalHours;

    private static double Bump(double hour, double middle, double width) => Math.Exp(-Math.Pow((hour - middle) / width, 2));
}
