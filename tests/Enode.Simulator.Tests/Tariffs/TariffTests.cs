using System.Net;
using Xunit;

namespace Enode.Simulation;

/// <summary>Tariffs, and the weeks that link them to locations.</summary>
public sealed class TariffTests
{
    private const string Rates = """[{"name":"PEAK","cost":"13.37"},{"name":"OFF-PEAK","cost":"+.5"},{"name":"FREE","cost":"-0."}]""";
    private const string Nights = """{"name":"OFF-PEAK","from":"22:00","to":"06:00"}""";

    [Fact]
    public async Task A_tariff_is_created_read_and_replaced()
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.Problem(await simulator.GetAsync("tariffs/Day_and-night"), HttpStatusCode.NotFound, "not-found");
        var created = await simulator.PutAsync("tariffs/Day_and-night", Rates);
        Assert.Equal((HttpStatusCode.NoContent, string.Empty), (created.Status, created.Text));
        await simulator.PutAsync("tariffs/other", """[{"name":"ALWAYS","cost":"1"}]""");
        Assert.Equal(Rates, (await simulator.GetAsync("tariffs/Day_and-night")).Text.Replace("\\u002B", "+", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NoContent, (await simulator.PutAsync("tariffs/Day_and-night", "[]")).Status);
        Assert.Equal("[]", (await simulator.GetAsync("tariffs/Day_and-night")).Text);
        Assert.Equal("""[{"name":"ALWAYS","cost":"1"}]""", (await simulator.GetAsync("tariffs/other")).Text);
        Assert.Equal(["PUT /tariffs/Day_and-night 204", "GET /tariffs/Day_and-night 200"], simulator.Log.SkipLast(1).TakeLast(2));
    }

    [Theory]
    [InlineData("", "required ")]
    [InlineData("{}", "invalid_type ")]
    [InlineData("[1]", "invalid_type [0]")]
    [InlineData("""[{"name":"A"},{"cost":"1","unit":"EUR"}]""", "required [0].cost", "required [1].name", "unrecognized_key [1].unit")]
    [InlineData("""[{"name":"A","cost":1}]""", "invalid_type [0].cost")]
    [InlineData("""[{"name":"A","cost":"1,5"},{"name":"B","cost":"1e2"}]""", "invalid_decimal [0].cost", "invalid_decimal [1].cost")]
    [InlineData("""[{"name":"A","cost":""},{"name":"B","cost":"."}]""", "invalid_decimal [0].cost", "invalid_decimal [1].cost")]
    [InlineData(
        """[{"name":"A","cost":"1234567890"},{"name":"B","cost":".1234567890"}]""",
        "invalid_decimal [0].cost",
        "invalid_decimal [1].cost")]
    [InlineData("""[{"name":"A","cost":"1"},{"name":"B","cost":"2"},{"name":"A","cost":"3"}]""", "duplicate [2].name")]
    public async Task A_tariff_with_an_issue_is_not_saved(string body, params string[] issues)
    {
        using var simulator = await TestSimulator.StartAsync();
        await simulator.PutAsync("tariffs/t", Rates);
        var before = (await simulator.GetAsync("tariffs/t")).Text;
        Expect.BadInput(await simulator.PutAsync("tariffs/t", body), issues);
        Assert.Equal(before, (await simulator.GetAsync("tariffs/t")).Text);
    }

    [Theory]
    [InlineData("a%20b")]
    [InlineData("%C3%A9")]
    [InlineData("a.b")]
    [InlineData("1234567890123456789012345678901234567")]
    public async Task An_id_has_letters_digits_underscores_and_hyphens(string id)
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.BadInput(await simulator.PutAsync($"tariffs/{id}", Rates), "invalid_id tariffId");
        Expect.Problem(await simulator.GetAsync($"tariffs/{id}"), HttpStatusCode.NotFound, "not-found");
        Assert.Equal(HttpStatusCode.NoContent, (await simulator.PutAsync("tariffs/123456789012345678901234567890123456", Rates)).Status);
    }

    [Fact]
    public async Task A_week_is_linked_to_a_location_and_read_as_a_list_of_days()
    {
        using var simulator = await TestSimulator.StartAsync();
        var path = await LocationAsync(simulator);
        Expect.Problem(await simulator.GetAsync(path), HttpStatusCode.NotFound, "not-found");
        await simulator.PutAsync("tariffs/t", Rates);
        var linked = await simulator.PutAsync(path, Week(
            """{"name":"PEAK","weekdays":[4,0],"from":"06:00","to":"22:00"}""",
            """{"name":"FREE","weekdays":[6],"from":"23:30","to":"24:00"}""",
            """{"name":"OFF-PEAK","weekdays":[0,6],"from":"22:30","to":"23:00"}""",
            """{"name":"OFF-PEAK","weekdays":[6],"from":"24:00","to":"05:00"}""",
            """{"name":"OFF-PEAK","weekdays":[4],"from":"22:00","to":"01:00"}"""));
        Assert.Equal((HttpStatusCode.NoContent, string.Empty), (linked.Status, linked.Text));

        var week = (await simulator.GetAsync(path)).Json.EnumerateArray().ToList();
        Assert.All(week, day => Expect.Members(day, "weekday", "fromHourMinute", "toHourMinute", "tariffId", "tariffName"));
        Assert.All(week, day => Assert.Equal("t", day.Text("tariffId")));
        Assert.Equal(
            [
                "0 00:00-05:00 OFF-PEAK", "0 06:00-22:00 PEAK", "0 22:30-23:00 OFF-PEAK",
                "4 06:00-22:00 PEAK", "4 22:00-24:00 OFF-PEAK",
                "5 00:00-01:00 OFF-PEAK",
                "6 22:30-23:00 OFF-PEAK", "6 23:30-24:00 FREE",
            ],
            week.Select(day =>
                $"{day.Number("weekday")} {day.Text("fromHourMinute")}-{day.Text("toHourMinute")} {day.Text("tariffName")}"));

        await simulator.PutAsync(path, Week(Nights));
        Assert.Equal(14, (await simulator.GetAsync(path)).Json.GetArrayLength());
        await simulator.PutAsync(path, Week());
        Assert.Equal("[]", (await simulator.GetAsync(path)).Text);
    }

    [Theory]
    [InlineData("""{"name":"PEAK","from":"05:59","to":"07:00"}""", "overlap tariffIntervals[1]")]
    [InlineData("""{"name":"OFF-PEAK","weekdays":[3],"from":"23:59","to":"24:00"}""", "overlap tariffIntervals[1]")]
    [InlineData("""{"name":"PEAK","weekdays":[1,1],"from":"08:00","to":"09:00"}""", "overlap tariffIntervals[1]")]
    [InlineData("""{"name":"PEAK","from":"08:00","to":"08:00"}""", "empty_interval tariffIntervals[1]")]
    [InlineData("""{"name":"PEAK","from":"24:00","to":"00:00"}""", "empty_interval tariffIntervals[1]")]
    [InlineData("""{"name":"PEAK","weekdays":[],"from":"08:00","to":"09:00"}""", "empty_interval tariffIntervals[1]")]
    [InlineData("""{"name":"LOW","from":"08:00","to":"09:00"}""", "unknown_rate tariffIntervals[1].name")]
    [InlineData(
        """{"name":"PEAK","weekdays":[7,-1,1.5,"1"],"from":"8:00","to":"24:01"}""",
        "invalid_enum_value tariffIntervals[1].weekdays[0]",
        "invalid_enum_value tariffIntervals[1].weekdays[1]",
        "invalid_enum_value tariffIntervals[1].weekdays[2]",
        "invalid_type tariffIntervals[1].weekdays[3]",
        "invalid_time tariffIntervals[1].from",
        "invalid_time tariffIntervals[1].to")]
    public async Task A_week_with_an_issue_changes_nothing(string interval, params string[] issues)
    {
        using var simulator = await TestSimulator.StartAsync();
        var path = await LocationAsync(simulator);
        await simulator.PutAsync("tariffs/t", Rates);
        await simulator.PutAsync(path, Week(Nights));
        var before = (await simulator.GetAsync(path)).Text;
        Expect.BadInput(await simulator.PutAsync(path, Week(Nights, interval)), issues);
        Assert.Equal(before, (await simulator.GetAsync(path)).Text);
    }

    [Fact]
    public async Task An_unknown_location_or_tariff_is_not_found()
    {
        using var simulator = await TestSimulator.StartAsync();
        var path = await LocationAsync(simulator);
        Expect.Problem(await simulator.PutAsync(path, Week(Nights)), HttpStatusCode.NotFound, "not-found");
        await simulator.PutAsync("tariffs/t", Rates);
        var unknown = $"locations/{Guid.NewGuid()}/tariff";
        Expect.Problem(await simulator.PutAsync(unknown, Week(Nights)), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.GetAsync(unknown), HttpStatusCode.NotFound, "not-found");
        Expect.BadInput(await simulator.PutAsync(path, "{}"), "required tariffId", "required tariffIntervals");
    }

    [Theory]
    [InlineData("locations")]
    [InlineData("users")]
    public async Task A_link_is_removed_with_its_location_and_the_tariff_stays(string removed)
    {
        using var simulator = await TestSimulator.StartAsync();
        var path = await LocationAsync(simulator);
        await simulator.PutAsync("tariffs/t", Rates);
        await simulator.PutAsync(path, Week(Nights));
        await simulator.DeleteAsync(removed == "users" ? "users/user-001" : path[..^"/tariff".Length]);
        Expect.Problem(await simulator.GetAsync(path), HttpStatusCode.NotFound, "not-found");
        Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync("tariffs/t")).Status);
    }

    private static async Task<string> LocationAsync(TestSimulator simulator)
    {
        var location = await simulator.PostAsync(
            "users/user-001/locations", """{"name":"Home","latitude":60,"longitude":11,"timezoneName":"Europe/Oslo"}""");
        return $"locations/{location.Json.Text("id")}/tariff";
    }

    private static string Week(params string[] intervals) => $$"""{"tariffId":"t","tariffIntervals":[{{string.Join(',', intervals)}}]}""";
}
