using System.Globalization;
using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>The production of inverters by days and by quarter-hours.</summary>
public sealed class InverterStatisticsTests
{
    private const string ProblemJson = "application/problem+json";

    [Fact]
    public async Task The_quarter_hours_of_a_day_add_up_to_the_day()
    {
        using var simulator = await TestSimulator.StartAsync();
        await simulator.PassAsync(TimeSpan.FromDays(40));
        foreach (var inverter in await LiveAsync(simulator))
        {
            var month = await simulator.GetAsync(Path(inverter, "year=2026&month=03"));
            Assert.Equal((HttpStatusCode.OK, inverter.Text("timezone")), (month.Status, month.Json.Text("timezone")));
            Expect.Members(month.Json, "timezone", "resolutions");
            Expect.Members(month.Json.At("resolutions"), "DAY");
            var days = Points(month, "DAY");
            Assert.Equal(Enumerable.Range(1, 31), days.Select(day => day.Date.Day));
            Assert.All(days, day => Assert.Equal(TimeSpan.Zero, day.Date.TimeOfDay));
            foreach (var day in days)
            {
                var reply = await simulator.GetAsync(Path(inverter, $"year=2026&month=3&day={day.Date.Day}"));
                Assert.Equal(HttpStatusCode.OK, reply.Status);
                Expect.Members(reply.Json.At("resolutions"), "QUARTER_HOUR");
                var points = Points(reply, "QUARTER_HOUR");

                // Clocks are set forward on 29 March.
                Assert.Equal(day.Date.Day == 29 ? 92 : 96, points.Count);
                Assert.Equal(
                    Enumerable.Range(0, points.Count).Select(index => day.Date.AddMinutes(15 * index)), points.Select(point => point.Date));
                Assert.Equal(day.Value!.Value, points.Sum(point => point.Value!.Value), 0.0001);
                Assert.InRange(day.Value.Value, 1, 80);
            }

            Assert.Equal(TimeSpan.FromHours(1), days[30].Date.Offset - days[28].Date.Offset);
        }
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(45)]
    [InlineData(900)]
    public async Task The_lifetime_production_grows_by_the_statistics(double daysPassed)
    {
        using var simulator = await TestSimulator.StartAsync();
        var before = await LiveAsync(simulator);
        var systems = await simulator.AllAsync("hem-systems");
        await simulator.PassAsync(TimeSpan.FromDays(daysPassed));
        foreach (var (old, inverter) in before.Zip(await LiveAsync(simulator)))
        {
            var statistics = -systems.Single(system => system.Text("id") == old.Text("hemSystemId"))
                .At("status", "energy", "today").Number("generation");
            for (var month = new DateTime(2026, 3, 1); month < simulator.Simulator.Now.UtcDateTime; month = month.AddMonths(1))
            {
                var reply = await simulator.GetAsync(Path(inverter, $"year={month.Year}&month={month.Month}"));
                statistics += Points(reply, "DAY").Sum(day => day.Value ?? 0);
            }

            Assert.Equal(Lifetime(inverter) - Lifetime(old), statistics, 0.02);
        }
    }

    [Fact]
    public async Task The_day_that_is_not_over_is_provisional()
    {
        using var simulator = await TestSimulator.StartAsync();
        simulator.Time.Pass(TimeSpan.FromMinutes(50));
        var now = ManualTime.Start.AddMinutes(50);
        foreach (var inverter in await LiveAsync(simulator))
        {
            var day = await simulator.GetAsync(Path(inverter, "year=2026&month=3&day=1"));
            Assert.Equal(HttpStatusCode.Accepted, day.Status);
            Expect.Members(day.Json, "timezone", "resolutions", "retryAfter");
            Assert.Equal(now.AddMinutes(10), day.Json.Time("retryAfter"));
            var points = Points(day, "QUARTER_HOUR");
            Assert.All(points, point => Assert.Equal(point.Date < now, point.Value is not null));
            var month = await simulator.GetAsync(Path(inverter, "year=2026&month=3"));
            Assert.Equal(HttpStatusCode.Accepted, month.Status);
            Assert.Equal(points[0].Date.AddDays(1), month.Json.Time("retryAfter"));
            var days = Points(month, "DAY");
            Assert.Equal(points.Sum(point => point.Value ?? 0), days[0].Value!.Value, 0.0001);
            Assert.All(days.Skip(1), next => Assert.Null(next.Value));
        }
    }

    [Fact]
    public async Task A_day_is_final_at_its_end()
    {
        using var simulator = await TestSimulator.StartAsync();
        var inverter = (await LiveAsync(simulator))[0];
        var day = Path(inverter, "year=2026&month=3&day=1");
        var provisional = await simulator.GetAsync(day);
        var end = Points(await simulator.GetAsync(Path(inverter, "year=2026&month=3")), "DAY")[1].Date;
        simulator.Time.Pass(end - ManualTime.Start - TimeSpan.FromMilliseconds(1));
        simulator.Token = await simulator.GetTokenAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await simulator.GetAsync(day)).Status);
        simulator.Time.Pass(TimeSpan.FromMilliseconds(1));
        var final = await simulator.GetAsync(day);
        Assert.Equal(HttpStatusCode.OK, final.Status);
        Expect.Members(final.Json, "timezone", "resolutions");
        var (first, last) = (Points(provisional, "QUARTER_HOUR"), Points(final, "QUARTER_HOUR"));
        Assert.Equal(first.TakeWhile(point => point.Date < ManualTime.Start), last.TakeWhile(point => point.Date < ManualTime.Start));
        await simulator.PassAsync(TimeSpan.FromDays(100));
        Assert.Equal(final.Text, (await simulator.GetAsync(day)).Text);
    }

    [Fact]
    public async Task A_day_that_has_not_begun_has_no_values()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var inverter in await LiveAsync(simulator))
        {
            var day = await simulator.GetAsync(Path(inverter, "year=2999&month=12&day=31"));
            Assert.Equal(HttpStatusCode.Accepted, day.Status);
            var points = Points(day, "QUARTER_HOUR");
            Assert.Equal(96, points.Count);
            Assert.All(points, point => Assert.Null(point.Value));
            Assert.Equal(points[1].Date, day.Json.Time("retryAfter"));
        }
    }

    [Fact]
    public async Task Data_begins_with_the_installation_or_some_time_before_the_inverter_was_linked()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var users = (await simulator.AllAsync("users")).ToDictionary(user => user.Text("id")!, user => user.Time("createdAt"));
        var seen = new HashSet<string>();
        foreach (var inverter in await LiveAsync(simulator))
        {
            var installed = inverter.At("information").Time("installationDate");
            var linked = users[inverter.Text("userId")!] is var created && created > installed ? created : installed;
            foreach (var (resolution, history) in new[] { ("DAY", linked.AddMonths(-3)), ("QUARTER_HOUR", linked.AddDays(-30)) })
            {
                var earliest = installed > history ? installed : history;
                seen.Add(installed > history ? "installed" : "linked");
                var zone = TimeZoneInfo.FindSystemTimeZoneById(inverter.Text("timezone")!);
                var date = TimeZoneInfo.ConvertTime(earliest, zone).Date;
                var first = await ReadAsync(date);
                Assert.Equal(HttpStatusCode.OK, first.Status);
                var points = Points(first, resolution);
                var begins = points.FindIndex(point => point.Value is not null);
                Assert.Equal(points.FindLastIndex(point => point.Date <= earliest), begins);

                var before = await ReadAsync(resolution == "DAY" ? date.AddMonths(-1) : date.AddDays(-1));
                Expect.Problem(before, HttpStatusCode.BadRequest, "bad-request", ProblemJson);
                Task<Reply> ReadAsync(DateTime day) => simulator.GetAsync(Path(inverter, resolution == "DAY"
                    ? $"year={day.Year}&month={day.Month}"
                    : $"year={day.Year}&month={day.Month}&day={day.Day}"));
            }
        }

        Assert.Equal(2, seen.Count);
    }

    [Theory]
    [InlineData("", "required year", "required month")]
    [InlineData("?year=2026&month=13&day=0", "invalid_integer month", "invalid_integer day")]
    [InlineData("?year=1968&month=1", "invalid_integer year")]
    [InlineData("?year=3000&month=1", "invalid_integer year")]
    [InlineData("?year=2026&month=+1&day=1.5", "invalid_integer month", "invalid_integer day")]
    [InlineData("?year=2026&month=1&month=2&day=", "invalid_integer month", "invalid_integer day")]
    [InlineData("?year=2026&month=2&day=29", "invalid_date day")]
    public async Task A_query_that_names_no_day_or_month_is_rejected(string query, params string[] issues)
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await simulator.GetAsync($"inverters/{(await LiveAsync(simulator))[0].Text("id")}/statistics{query}");
        Expect.Problem(reply, HttpStatusCode.BadRequest, "bad-request", ProblemJson);
        Expect.Issues(reply, issues);
    }

    [Fact]
    public async Task An_unknown_inverter_is_not_found_and_one_without_statistics_is_rejected()
    {
        using var simulator = await TestSimulator.StartAsync();
        var unknown = await simulator.GetAsync($"inverters/{Guid.NewGuid()}/statistics?year=2026&month=2");
        Expect.Problem(unknown, HttpStatusCode.NotFound, "not-found", ProblemJson);
        var incapable = await simulator.FirstAsync("inverters", inverter => !inverter.Can("productionStatistics"));
        var rejected = await simulator.GetAsync(Path(incapable, "year=2026&month=2"));
        Expect.Problem(rejected, HttpStatusCode.BadRequest, "bad-request", ProblemJson);
    }

    [Fact]
    public async Task Without_live_access_later_values_are_not_known()
    {
        using var simulator = await TestSimulator.StartAsync();
        var inverter = await simulator.FirstAsync("inverters", inverter => !Cars.IsReachable(inverter));
        await simulator.PassAsync(TimeSpan.FromDays(40));
        var seen = inverter.Time("lastSeen");
        var reply = await simulator.GetAsync(Path(inverter, $"year={seen.Year}&month={seen.Month}"));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.All(Points(reply, "DAY"), point => Assert.Equal(point.Date < seen, point.Value is not null));
    }

    private static async Task<IReadOnlyList<JsonElement>> LiveAsync(TestSimulator simulator) =>
        [.. (await simulator.AllAsync("inverters")).Where(inverter => Cars.IsReachable(inverter) && inverter.Can("productionStatistics"))];

    private static string Path(JsonElement inverter, string query) => $"inverters/{inverter.Text("id")}/statistics?{query}";

    private static double Lifetime(JsonElement inverter) => inverter.At("productionState").Number("totalLifetimeProduction");

    private static List<(DateTimeOffset Date, double? Value)> Points(Reply reply, string resolution)
    {
        var series = reply.Json.At("resolutions", resolution);
        Expect.Members(series, "unit", "data");
        Assert.Equal("kWh", series.Text("unit"));
        return [.. series.At("data").EnumerateArray().Select(point =>
        {
            Expect.Members(point, "date", "value");
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:00[+-]\d\d:\d\d$", point.Text("date"));
            var date = DateTimeOffset.Parse(point.Text("date")!, CultureInfo.InvariantCulture);
            return (date, point.IsNull("value") ? (double?)null : point.Number("value"));
        })];
    }
}
