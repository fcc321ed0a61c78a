namespace Enode.Simulation;

/// <summary>
/// The price of the wholesale market, which changes every hour: low at night, high in the morning and in the evening. The currency is
/// that of the market, NOK in the Nordic and Baltic countries and EUR elsewhere, as the API has it.
/// </summary>
internal sealed class MarketPrice : IPrices
{
    private const double EuroPerKilowattHour = 0.2;
    private const double KronerPerKilowattHour = 1.1;

    /// <summary>The price of each hour of the day, relative to the mean.</summary>
    private static readonly double[] DayCurve =
    [
        0.55, 0.5, 0.45, 0.45, 0.5, 0.65, 0.95, 1.4, 1.5, 1.25, 1.05, 0.95,
        0.9, 0.85, 0.9, 1, 1.2, 1.6, 1.75, 1.7, 1.4, 1.1, 0.85, 0.65,
    ];

    private static readonly HashSet<string> NordicAndBaltic =
    [
        "Europe/Oslo", "Arctic/Longyearbyen", "Europe/Stockholm", "Europe/Copenhagen", "Europe/Helsinki", "Europe/Mariehamn",
        "Europe/Tallinn", "Europe/Riga", "Europe/Vilnius",
    ];

    private readonly int seed;

    /// <param name="seed">The seed of the fleet.</param>
    public MarketPrice(int seed) => this.seed = seed;

    /// <summary>The currency of a location, or of a city without one.</summary>
    public static string Currency(SimulatedLocation? location, City city) =>
        NordicAndBaltic.Contains(location?.TimezoneName ?? city.TimeZone) ? "NOK" : "EUR";

    public Price At(SimulatedLocation? location, City city, DateTimeOffset moment)
    {
        var currency = Currency(location, city);

        // The days of the market are those of Central European Time without summer time, for all locations.
        var hours = (moment.UtcTicks / TimeSpan.TicksPerHour) + 1;
        var level = new SeededRandom(seed, RandomPurpose.MarketDay, hours / 24).Between(0.75, 1.25);
        var mean = currency == "NOK" ? KronerPerKilowattHour : EuroPerKilowattHour;
        var until = new DateTimeOffset(hours * TimeSpan.TicksPerHour, TimeSpan.Zero);
        return new Price(currency, Math.Round(mean * level * DayCurve[hours % 24], 4), until);
    }
}
