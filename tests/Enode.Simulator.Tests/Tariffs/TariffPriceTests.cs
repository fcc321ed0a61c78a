using Xunit;

namespace Enode.Simulation;

/// <summary>What energy costs at a location with a tariff.</summary>
public sealed class TariffPriceTests
{
    private static readonly City Oslo = City.All.Single(city => city.Name == "Oslo");
    private static readonly MarketPrice Market = new(1);
    private readonly TestGateway gateway = new((fleet, paging) => [.. LocationRoutes.For(fleet, paging), .. TariffRoutes.For(fleet)]);
    private readonly string locationId;

    public TariffPriceTests()
    {
        var body = """{"name":"Home","latitude":60,"longitude":11,"timezoneName":"Europe/Oslo"}""";
        locationId = gateway.Send("POST", "/users/user-001/locations", body).Json.Text("id")!;
        PutTariff("""[{"name":"NIGHT","cost":".25"},{"name":"EVENING","cost":"-3"}]""");
        gateway.Send("PUT", $"/locations/{locationId}/tariff", """
            {"tariffId":"t","tariffIntervals":[
                {"name":"NIGHT","weekdays":[5,6],"from":"22:00","to":"06:10"},
                {"name":"EVENING","weekdays":[0],"from":"17:00","to":"22:00"}
            ]}
            """);
    }

    private SimulatedLocation Location => gateway.Fleet.Locations.Require(locationId);

    // 28 March 2026 is a Saturday. In the night to Sunday clocks in Oslo are set forward from 02:00 to 03:00.
    [Theory]
    [InlineData("2026-03-28T21:59:59+01:00", null)]
    [InlineData("2026-03-28T22:00:00+01:00", 0.25)]
    [InlineData("2026-03-29T01:59:59+01:00", 0.25)]
    [InlineData("2026-03-29T06:09:59+02:00", 0.25)]
    [InlineData("2026-03-29T06:10:00+02:00", null)]
    [InlineData("2026-03-30T05:00:00+02:00", 0.25)]
    [InlineData("2026-03-30T17:00:00+02:00", -3.0)]
    [InlineData("2026-03-31T05:00:00+02:00", null)]
    public void The_rate_of_the_local_time_wins_and_gaps_have_the_market_price(string time, double? cost)
    {
        var moment = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        var price = gateway.Fleet.Prices.At(Location, Oslo, moment);
        Assert.Equal(("NOK", cost ?? Market.At(null, Oslo, moment).PerKilowattHour), (price.Currency, price.PerKilowattHour));
    }

    [Fact]
    public void A_price_does_not_change_before_it_says_so()
    {
        var prices = gateway.Fleet.Prices;
        var changes = new List<DateTimeOffset>();
        var moment = new DateTimeOffset(2026, 3, 27, 23, 0, 0, TimeSpan.Zero);
        var price = prices.At(Location, Oslo, moment);
        for (var minute = 0; minute < 60 * 24 * 4; minute++, moment += TimeSpan.FromMinutes(1))
        {
            var now = prices.At(Location, Oslo, moment);
            if (moment < price.Until)
            {
                Assert.Equal(price.PerKilowattHour, now.PerKilowattHour);
            }
            else
            {
                Assert.Equal(price.Until, moment);
                changes.Add(moment);
                price = now;
            }
        }

        Assert.Contains(new DateTimeOffset(2026, 3, 29, 4, 10, 0, TimeSpan.Zero), changes);
    }

    [Fact]
    public void A_replaced_tariff_has_its_new_prices_and_a_rate_that_it_lacks_is_a_gap()
    {
        var saturday = new DateTimeOffset(2026, 3, 28, 22, 0, 0, TimeSpan.Zero);
        var monday = new DateTimeOffset(2026, 3, 30, 16, 0, 0, TimeSpan.Zero);
        PutTariff("""[{"name":"NIGHT","cost":"7"}]""");
        Assert.Equal(7, gateway.Fleet.Prices.At(Location, Oslo, saturday).PerKilowattHour);
        Assert.Equal(
            Market.At(null, Oslo, monday).PerKilowattHour, gateway.Fleet.Prices.At(Location, Oslo, monday).PerKilowattHour);
        Assert.Contains("EVENING", gateway.Send("GET", $"/locations/{locationId}/tariff").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_location_or_a_tariff_the_price_is_that_of_the_market()
    {
        var prices = gateway.Fleet.Prices;
        var moment = ManualTime.Start.AddMinutes(1);
        Assert.Equal(Market.At(null, Oslo, moment), prices.At(null, Oslo, moment));
        Assert.Equal(Market.At(null, Oslo, moment), prices.At(Location with { Tariff = null }, Oslo, moment));
    }

    private void PutTariff(string rates) => gateway.Send("PUT", "/tariffs/t", rates);
}
