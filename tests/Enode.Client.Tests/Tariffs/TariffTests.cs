namespace Enode.Tests.Tariffs;

public sealed class TariffTests : ClientTest
{
    [Fact]
    public async Task A_tariff_has_the_id_that_was_asked_for_and_its_prices_as_numbers()
    {
        Server.ReplyTo("GET", "/tariffs/FLEX", 200, PlanPayloads.Rates);
        using var german = new InCulture("de-DE");

        var tariff = await Connect().Tariffs.GetAsync("FLEX");

        Assert.Equal(("FLEX", "FLEX", "PEAK 13.370, OFF-PEAK -0.5"), (tariff.Id, $"{tariff}", $"{tariff.Rates}"));
        Assert.Equal([13.37m, -0.5m], tariff.Rates!.Select(rate => rate.Cost));
    }

    [Theory]
    [InlineData("\"1e3\"")]
    [InlineData("\"1,5\"")]
    [InlineData("\"\"")]
    [InlineData("\"dear\"")]
    [InlineData("13.37")]
    [InlineData("true")]
    public async Task A_price_that_is_not_a_decimal_as_text_is_named(string cost)
    {
        Server.Reply(200, $$"""[{"name":"A","cost":"1"},{"name":"B","cost":{{cost}}}]""");

        var failure = await FailureOf(Connect().Tariffs.GetAsync("FLEX"));

        Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
        Assert.EndsWith("at $[1].cost.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"5.\"", 5.0)]
    [InlineData("\"+.25\"", 0.25)]
    [InlineData("\"-1234567.125\"", -1234567.125)]
    [InlineData("null", null)]
    public async Task A_price_can_be_written_in_several_ways(string cost, double? value)
    {
        Server.Reply(200, $$"""[{"name":"A","cost":{{cost}},"newer":[1]}]""");

        var rate = Assert.Single((await Connect().Tariffs.GetAsync("FLEX")).Rates!);

        Assert.Equal((decimal?)value, rate.Cost);
        Assert.NotNull(rate.AdditionalProperties);
    }

    [Theory]
    [InlineData("0.000000001", "0.000000001")]
    [InlineData("123456789", "123456789")]
    [InlineData("-13.370", "-13.370")]
    [InlineData("0", "0")]
    public async Task A_price_is_sent_as_text_with_all_its_digits_in_every_culture(string cost, string sent)
    {
        Server.Reply(204);
        using var german = new InCulture("de-DE");

        await Connect().Tariffs.SetAsync(
            "FLEX", [new() { Name = "A", Cost = decimal.Parse(cost, System.Globalization.CultureInfo.InvariantCulture) }]);

        Assert.Equal($$"""[{"name":"A","cost":"{{sent}}"}]""", Assert.Single(Server.Calls).Body);
    }

    [Fact]
    public async Task The_json_of_a_tariff_has_its_prices_as_the_api_writes_them()
    {
        Server.Reply(200, PlanPayloads.Rates);

        var json = System.Text.Json.Nodes.JsonNode.Parse((await Connect().Tariffs.GetAsync("FLEX")).ToJson())!;

        Assert.Equal("FLEX", json["id"]!.GetValue<string>());
        Assert.Equal("13.370", json["rates"]![0]!["cost"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_tariff_of_a_location_is_read_without_its_prices()
    {
        Server.ReplyTo("GET", "/locations/home-1/tariff", 200, PlanPayloads.LocationTariff);

        var tariff = await Connect().Tariffs.GetOfLocationAsync("home-1");

        Assert.Equal(("home-1", "home-1", "FLEX"), (tariff.LocationId, $"{tariff}", tariff.TariffId));
        Assert.Equal("Mon 00:00-18:00 OFF-PEAK, Mon 18:00-24:00 PEAK", $"{tariff.Intervals}");
        Assert.Equal((0, "00:00", "18:00", "FLEX", "OFF-PEAK"), (
            tariff.Intervals![0].Weekday,
            tariff.Intervals[0].FromHourMinute,
            tariff.Intervals[0].ToHourMinute,
            tariff.Intervals[0].TariffId,
            tariff.Intervals[0].TariffName));
        Assert.All(tariff.Intervals, interval => Assert.Null(interval.Cost));
    }

    [Fact]
    public async Task Prices_are_added_to_the_intervals_of_their_tariff()
    {
        Server.Reply(200, PlanPayloads.LocationTariff);
        var tariff = await Connect().Tariffs.GetOfLocationAsync("home-1");
        tariff.Intervals!.Add(new() { TariffId = "OTHER", TariffName = "PEAK" });
        tariff.Intervals.Add(null!);

        tariff.AddCosts(new Tariff { Id = "FLEX", Rates = [new() { Name = "PEAK", Cost = 13.37m }, null!] });

        Assert.Equal([null, 13.37m, null, null], tariff.Intervals.Select(interval => interval?.Cost));
        Assert.Equal("Mon 18:00-24:00 PEAK 13.37", $"{tariff.Intervals[1]}");
        Assert.Null(tariff.TariffId);
        Assert.Equal(["FLEX", "OTHER"], tariff.TariffIds);
    }

    [Fact]
    public void A_location_without_a_tariff_has_no_tariff_id()
    {
        Assert.Null(new LocationTariff { Intervals = [] }.TariffId);
        Assert.Null(new LocationTariff().TariffId);
    }

    [Fact]
    public async Task The_intervals_of_a_location_are_sent_with_their_tariff()
    {
        Server.Reply(204);

        await Connect().Tariffs.SetOfLocationAsync(
            "home-1",
            "FLEX",
            [
                new() { Name = "NIGHT", From = "22:00", To = "06:00", Weekdays = [0, 1] },
                new() { Name = "DAY", From = "06:00", To = "22:00" },
            ]);

        Assert.Equal("PUT /locations/home-1/tariff", Assert.Single(Server.Calls).ToString());
        Assert.Equal(
            """{"tariffId":"FLEX","tariffIntervals":[{"name":"NIGHT","from":"22:00","to":"06:00","weekdays":[0,1]},""" +
            """{"name":"DAY","from":"06:00","to":"22:00"}]}""",
            Server.Calls[0].Body);
    }

    [Theory]
    [InlineData(400, ErrorIds.BadRequest)]
    [InlineData(404, ErrorIds.NotFound)]
    public async Task A_refused_tariff_is_an_error_of_its_kind(int status, string errorId)
    {
        Server.Reply(status, """{"title":"No","detail":"Overlap"}""");

        Assert.Equal(errorId, (await FailureOf(Connect().Tariffs.SetOfLocationAsync("l", "FLEX", []))).ErrorId);
    }

    [Fact]
    public void An_interval_reads_well()
    {
        var interval = new TariffInterval { Name = "PEAK", From = "06:00", To = "22:00", Weekdays = [0, 1, 2, 3, 4] };

        Assert.Equal("PEAK 06:00-22:00 Mon-Fri", $"{interval}");
        Assert.Equal("06:00-22:00", $"{new TariffInterval { From = "06:00", To = "22:00" }}");
    }
}
