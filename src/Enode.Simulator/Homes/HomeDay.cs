namespace Enode.Simulation;

/// <summary>
/// What the panels of a home produce on one local day, and what the home consumes, in steps of five minutes in which both powers are
/// constant. A day is the same whenever it is computed.
/// </summary>
internal sealed class HomeDay
{
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>The angle in radians that the earth turns in an hour.</summary>
    private const double TurnPerHour = Math.PI / 12;

    private const double Degree = Math.PI / 180;

    /// <summary>The consumption in kW in each step of the longest day: a base load, and peaks in the morning and evening.</summary>
    private static readonly double[] Consumption = [.. Enumerable.Range(0, 25 * 12).Select(step => ConsumptionAt((step + 0.5) / 12))];

    private readonly double consumptionFactor;

    // The power of the panels is a + b cos(the angle that the earth has to turn until noon), while that is above 0.
    private readonly double constant;
    private readonly double amplitude;
    private readonly double hoursToNoon;
    private readonly double halfDay;
    private readonly double sineOfHalfDay;

    public HomeDay(HomeTraits home, DateOnly date)
    {
        var city = home.City;
        Date = date;
        BeginsAt = city.Zone.BeginningOf(date);
        EndsAt = city.Zone.BeginningOf(date.AddDays(1));
        StepCount = (int)((EndsAt - BeginsAt) / Step);
        consumptionFactor = home.ConsumptionFactor;

        var index = (home.Sequence << 32) + (BeginsAt.UtcTicks / TimeSpan.TicksPerDay);
        var clearness = new SeededRandom(home.Seed, RandomPurpose.Weather, index).Between(0.35, 0.95);
        var declination = -23.44 * Degree * Math.Cos(2 * Math.PI * (date.DayOfYear + 10) / 365.25);
        var latitude = city.Latitude * Degree;
        constant = home.PeakPower * clearness * Math.Sin(latitude) * Math.Sin(declination);
        amplitude = home.PeakPower * clearness * Math.Cos(latitude) * Math.Cos(declination);
        var noon = new DateTimeOffset(date, new TimeOnly(12, 0), TimeSpan.Zero) - TimeSpan.FromHours(city.Longitude / 15);
        hoursToNoon = (noon - BeginsAt).TotalHours;
        halfDay = Math.Acos(Math.Clamp(-constant / amplitude, -1, 1)) / TurnPerHour;
        sineOfHalfDay = Math.Sin(halfDay * TurnPerHour);
    }

    public DateOnly Date { get; }

    public DateTimeOffset BeginsAt { get; }

    public DateTimeOffset EndsAt { get; }

    public int StepCount { get; }

    /// <summary>The power in a step. The battery is left out.</summary>
    public HomePower PowerIn(int step) => new(
        (ProductionBefore(step + 1) - ProductionBefore(step)) / Step.TotalHours, consumptionFactor * Consumption[step], 0);

    /// <summary>The production from the beginning of the day until a time of it, in kWh.</summary>
    public double ProductionUntil(DateTimeOffset moment)
    {
        var steps = (moment - BeginsAt) / Step;
        var whole = (int)steps;
        var before = ProductionBefore(whole);
        return before + ((ProductionBefore(whole + 1) - before) * (steps - whole));
    }

    /// <summary>The production before a step, in kWh.</summary>
    private double ProductionBefore(int step)
    {
        var sinceNoon = (step * Step.TotalHours) - hoursToNoon;
        var lit = Math.Clamp(sinceNoon, -halfDay, halfDay);
        return (constant * (lit + halfDay)) + (amplitude / TurnPerHour * (Math.Sin(lit * TurnPerHour) + sineOfHalfDay));
    }

    private static double ConsumptionAt(double hour) => 0.3 + (0.9 * Peak(hour, 7.5, 1.2)) + (1.6 * Peak(hour, 19, 2));

    private static double Peak(double hour, double middle, double width) => Math.Exp(-Math.Pow((hour - middle) / width, 2));
}
