using Xunit;

namespace Enode.Simulation;

public sealed class MarketPriceTests
{
    private static readonly City Oslo = City.All.Single(city => city.Name == "Oslo");
    private static readonly City Berlin = City.All.Single(city => city.Name == "Berlin");
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 23, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_currency_is_that_of_the_market()
    {
        var market = new MarketPrice(1);

        Assert.Equal("NOK", market.At(null, Oslo, Midnight).Currency);
        Assert.Equal("EUR", market.At(null, Berlin, Midnight).Currency);
    }

    [Fact]
    public void Nights_are_cheap_and_evenings_are_expensive()
    {
        var market = new MarketPrice(1);

        for (var day = 0; day < 30; day++)
        {
            var hours = Enumerable.Range(0, 24).Select(hour => market.At(null, Berlin, Midnight.AddDays(day).AddHours(hour))).ToList();

            Assert.True(hours[3].PerKilowattHour * 2 < hours[18].PerKilowattHour, $"day {day}");
            Assert.All(hours, price => Assert.InRange(price.PerKilowattHour, 0.05, 0.5));
        }
    }

    [Fact]
    public void A_price_is_the_same_for_an_hour()
    {
        var market = new MarketPrice(1);
        var first = market.At(null, Oslo, Midnight);

        Assert.Equal(Midnight.AddHours(1), first.Until);
        Assert.Equal(first, market.At(null, Oslo, Midnight.AddMinutes(59)));
        Assert.NotEqual(first.PerKilowattHour, market.At(null, Oslo, first.Until).PerKilowattHour);
    }
}
