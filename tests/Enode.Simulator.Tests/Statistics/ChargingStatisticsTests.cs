using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>Charging statistics and sessions. The simulator starts on a Sunday at noon, UTC.</summary>
public sealed class ChargingStatisticsTests
{
    // Sixty days before and half a year after the start: the nights of two clock changes and of a new year are in it.
    private const string Range = "startDate=2025-12-20T12:00:00Z&endDate=2026-11-10T12:00:00Z";

    [Fact]
    public async Task A_session_and_a_period_have_the_documented_members()
    {
        using var simulator = await TestSimulator.StartAsync();
        var session = (await GetAsync(simulator, "user-001", "/sessions", "type=vehicle&startDate=2026-02-01T00:00:00Z"))[0];
        Expect.Members(
            session, "kw", "kwhSum", "price", "costSum", "id", "locationId", "from", "to", "nonSmartPrice", "estimatedSavings");
        var hours = (session.Time("to") - session.Time("from")).TotalHours;
        Assert.InRange(hours, 0.1, 24);
        Assert.Equal(session.Number("kwhSum"), session.At("kw").Number("mean") * hours, 3);
        Assert.Equal(session.Number("costSum"), session.At("price").Number("mean") * session.Number("kwhSum"), 3);
        Assert.True(session.IsNull("estimatedSavings"));
        Assert.Equal("""{"min":null,"max":null,"mean":null}""", session.GetProperty("nonSmartPrice").GetRawText());
        foreach (var name in new[] { "kw", "price" })
        {
            Expect.Members(session.GetProperty(name), "min", "max", "mean");
            Assert.InRange(
                session.At(name).Number("mean"), session.At(name).Number("min") - 1e-6, session.At(name).Number("max") + 1e-6);
        }

        var day = (await GetAsync(simulator, "user-001", string.Empty, "type=vehicle&startDate=2026-02-01T00:00:00Z"))[0];
        Expect.Members(day, "kw", "kwhSum", "price", "costSum", "nonSmartPrice", "estimatedSavings", "date");
        Assert.Equal(TimeSpan.Zero, day.Time("date").TimeOfDay);
    }

    [Theory]
    [InlineData("vehicle")]
    [InlineData("charger")]
    public async Task The_sum_of_the_series_is_the_sum_of_the_sessions(string type)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 50 });
        await simulator.PassAsync(TimeSpan.FromDays(254));
        foreach (var user in await simulator.AllAsync("users"))
        {
            var sessions = await GetAsync(simulator, user.Text("id")!, "/sessions", $"type={type}&{Range}");
            foreach (var options in new[]
            {
                "resolution=QUARTER_HOUR", "resolution=HALF_HOUR", "resolution=HOUR&utcOffset=5.5", "utcOffset=-8", "resolution=DAY",
                "resolution=WEEK", "resolution=WEEK&utcOffset=2", "resolution=MONTH", "resolution=MONTH&utcOffset=1", "resolution=YEAR",
            })
            {
                var series = await GetAsync(simulator, user.Text("id")!, string.Empty, $"type={type}&{Range}&{options}");
                foreach (var member in new[] { "kwhSum", "costSum" })
                {
                    Assert.Equal(sessions.Sum(item => item.Number(member)), series.Sum(item => item.Number(member)), 1e-2);
                }

                Assert.Equal(series.Select(item => item.Time("date")).Order(), series.Select(item => item.Time("date")));
            }
        }
    }

    [Theory]
    [InlineData("QUARTER_HOUR", 0, "2026-03-04T17:40:00Z", "2026-03-04T17:30:00Z", "2026-03-04T17:45:00Z")]
    [InlineData("HALF_HOUR", 5.5, "2026-03-04T17:40:00Z", "2026-03-04T17:30:00Z", "2026-03-04T18:00:00Z")]
    [InlineData("HOUR", 0, "2026-03-04T17:00:00Z", "2026-03-04T17:00:00Z", "2026-03-04T18:00:00Z")]
    [InlineData("DAY", 0, "2026-03-04T23:59:59Z", "2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z")]
    [InlineData("DAY", -8, "2026-03-04T07:00:00Z", "2026-03-03T08:00:00Z", "2026-03-04T08:00:00Z")]
    [InlineData("WEEK", 0, "2026-03-01T12:00:00Z", "2026-02-23T00:00:00Z", "2026-03-02T00:00:00Z")]
    [InlineData("WEEK", 2, "2026-03-01T22:30:00Z", "2026-03-01T22:00:00Z", "2026-03-08T22:00:00Z")]
    [InlineData("MONTH", 0, "2026-02-28T12:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z")]
    [InlineData("YEAR", 1, "2025-12-31T23:30:00Z", "2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z")]
    public void Periods_begin_where_the_calendar_begins_them(string name, double offset, string moment, string from, string to)
    {
        var period = Resolutions.ByName[name].PeriodOf(Time(moment), TimeSpan.FromHours(offset));
        Assert.Equal((Time(from), Time(to)), period);
    }

    [Fact]
    public async Task Statistics_go_on_with_the_physics_of_the_live_state()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await simulator.FirstAsync("vehicles", Cars.IsCharging);
        var (id, userId) = (car.Text("id")!, car.Text("userId")!);
        await simulator.PassAsync(TimeSpan.FromMinutes(30));
        var query = $"type=vehicle&id={id}&startDate=2026-03-01T12:00:00Z&resolution=QUARTER_HOUR";
        var series = await GetAsync(simulator, userId, string.Empty, query);
        var rate = car.At("chargeState").Number("chargeRate");
        Assert.Equal(["12:00", "12:15"], series.Select(item => item.Text("date")![11..16]));
        Assert.All(series, item => Assert.Equal(rate / 4, item.Number("kwhSum"), 3));

        var after = await simulator.VehicleAsync(id);
        var capacity = after.At("chargeState").Number("batteryCapacity");
        Assert.Equal(rate / 2, (Cars.Level(after) - Cars.Level(car)) / 100 * capacity, 0.2);
        var session = (await GetAsync(simulator, userId, "/sessions", query)).Single();
        Assert.Equal(Time("2026-03-01T12:30:00Z"), session.Time("to"));
    }

    [Fact]
    public async Task A_range_cuts_the_series_and_not_the_sessions()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await simulator.FirstAsync("vehicles", Cars.IsCharging);
        await simulator.PassAsync(TimeSpan.FromMinutes(30));
        var query = $"type=vehicle&id={car.Text("id")}&startDate=2026-03-01T12:10:00Z&endDate=2026-03-01T12:20:00Z";
        var rate = car.At("chargeState").Number("chargeRate");
        Assert.Equal(rate / 6, (await GetAsync(simulator, car.Text("userId")!, string.Empty, query)).Single().Number("kwhSum"), 3);
        var session = (await GetAsync(simulator, car.Text("userId")!, "/sessions", query)).Single();
        Assert.Equal(Time("2026-03-01T12:30:00Z"), session.Time("to"));
        Assert.Empty(await GetAsync(simulator, car.Text("userId")!, string.Empty, "type=vehicle&startDate=2026-03-02T12:00:00Z"));
    }

    [Fact]
    public async Task Charging_counts_at_the_location_where_it_was()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", Sites.IsFree);
        var (id, userId) = (charger.Text("id")!, charger.Text("userId")!);
        var first = await Sites.CreateAsync(simulator, userId);
        var second = await Sites.CreateAsync(simulator, userId);
        await MoveAsync(first);
        await simulator.PassAsync(TimeSpan.FromMinutes(20));
        await MoveAsync(second);
        await simulator.PassAsync(TimeSpan.FromMinutes(10));
        var query = $"type=charger&id={id}&startDate=2026-03-01T12:00:00Z";
        foreach (var (location, minutes) in new[] { (first, 20), (second, 10) })
        {
            var session = (await GetAsync(simulator, userId, "/sessions", $"{query}&locationId={location}")).Single();
            Assert.Equal((location, minutes), (session.Text("locationId"), (session.Time("to") - session.Time("from")).TotalMinutes));
            Assert.Single(await GetAsync(simulator, userId, string.Empty, $"{query}&locationId={location}"));
        }

        Assert.Equal(2, (await GetAsync(simulator, userId, "/sessions", query)).Count);

        Task MoveAsync(string location) => simulator.PutAsync($"chargers/{id}", $$"""{"locationId":"{{location}}"}""");
    }

    [Fact]
    public async Task A_tariff_of_the_location_prices_what_is_charged_there()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", Sites.IsFree);
        var (id, userId) = (charger.Text("id")!, charger.Text("userId")!);
        var location = await Sites.CreateAsync(simulator, userId);
        await simulator.PutAsync($"chargers/{id}", $$"""{"locationId":"{{location}}"}""");
        await simulator.PutAsync("tariffs/flat", """[{"name":"ALL","cost":"0.5"},{"name":"LATE","cost":"0.25"}]""");
        var intervals = """[{"name":"ALL","from":"00:00","to":"12:30"},{"name":"LATE","from":"12:30","to":"24:00"}]""";
        await simulator.PutAsync($"locations/{location}/tariff", $$"""{"tariffId":"flat","tariffIntervals":{{intervals}}}""");
        await simulator.PassAsync(TimeSpan.FromMinutes(60));
        var session = (await GetAsync(simulator, userId, "/sessions", $"type=charger&id={id}&startDate=2026-03-01T12:00:00Z")).Single();
        Assert.Equal("""{"min":0.25,"max":0.5,"mean":0.375}""", session.GetProperty("price").GetRawText());
        Assert.Equal(session.Number("kwhSum") * 0.375, session.Number("costSum"), 4);

        await simulator.PutAsync("tariffs/flat", """[{"name":"ALL","cost":"1"},{"name":"LATE","cost":"1"}]""");
        session = (await GetAsync(simulator, userId, "/sessions", $"type=charger&id={id}&startDate=2026-03-01T12:00:00Z")).Single();
        Assert.Equal(session.Number("kwhSum"), session.Number("costSum"), 4);
    }

    [Fact]
    public async Task A_schedule_of_cheap_nights_lowers_the_cost_of_the_next_days()
    {
        var costs = new List<double>();
        foreach (var isScheduled in new[] { false, true })
        {
            using var simulator = await TestSimulator.StartAsync();
            var charger = await simulator.FirstAsync("chargers", Sites.IsFree);
            var (id, userId) = (charger.Text("id")!, charger.Text("userId")!);
            await Sites.RemoveFromHomeAsync(simulator, $"chargers/{id}");
            if (isScheduled)
            {
                var night = """[{"hourMinute":{"from":"23:00","to":"05:00"},"shouldCharge":true}]""";
                await simulator.PostAsync($"users/{userId}/schedules", Sites.Schedule("charger", id, null, night));
            }

            await simulator.PassAsync(TimeSpan.FromDays(8));
            var days = $"type=charger&id={id}&startDate=2026-03-02T12:00:00Z";
            var sessions = await GetAsync(simulator, userId, "/sessions", days);
            Assert.InRange(sessions.Count, 3, 10);
            Assert.All(sessions, session => Assert.Equal(isScheduled, session.Time("from").Hour is >= 23 or < 5));
            costs.Add(sessions.Sum(session => session.Number("costSum")) / sessions.Sum(session => session.Number("kwhSum")));
        }

        Assert.InRange(costs[1], 0.01, costs[0] * 0.7);
    }

    [Theory]
    [InlineData("", "required startDate", "required type")]
    [InlineData("startDate=2026-03-01&type=vehicles", "invalid_datetime startDate", "invalid_enum_value type")]
    [InlineData("startDate=2026-03-01T12:00:00&type=vehicle", "invalid_datetime startDate")]
    [InlineData("startDate=2026-02-30T12:00:00Z&type=vehicle", "invalid_datetime startDate")]
    [InlineData("startDate=2026-03-01T12:00:00Z&endDate=2026-03-01T13:00:00%2B01:00&type=hvac", "invalid_range endDate")]
    [InlineData("startDate=2026-03-01T12:00:00Z&endDate=2026-02-01T12:00:00Z&type=hvac", "invalid_range endDate")]
    [InlineData(
        "startDate=2026-03-01T12:00:00Z&type=vehicle&type=hvac&locationId=home&resolution=MINUTE&utcOffset=15",
        "invalid_enum_value type",
        "invalid_uuid locationId",
        "invalid_enum_value resolution",
        "out_of_range utcOffset")]
    [InlineData("startDate=2026-03-01T12:00:00Z&type=vehicle&utcOffset=NaN", "out_of_range utcOffset")]
    public async Task A_query_that_is_not_valid_is_rejected(string query, params string[] issues)
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.BadInput(await simulator.GetAsync($"users/user-001/statistics/charging?{query}"), issues);
        Expect.BadInput(await simulator.GetAsync($"users/user-001/statistics/charging/sessions?{query}"), issues);
    }

    [Fact]
    public async Task The_user_and_the_device_must_exist()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = (await simulator.AllAsync("vehicles"))[0];
        const string since = "startDate=2026-01-01T00:00:00Z";
        foreach (var path in new[]
        {
            $"users/unknown/statistics/charging?type=vehicle&{since}",
            $"users/user-001/statistics/charging?type=vehicle&id=x&{since}",
            $"users/user-001/statistics/charging/sessions?type=charger&id={car.Text("id")}&{since}",
            $"users/user-002/statistics/charging?type=vehicle&id={car.Text("id")}&{since}",
        })
        {
            Expect.Problem(await simulator.GetAsync(path), HttpStatusCode.NotFound, "not-found");
        }

        var hvac = (await simulator.AllAsync("hvacs"))[0];
        Assert.Empty(await GetAsync(simulator, hvac.Text("userId")!, string.Empty, $"type=hvac&id={hvac.Text("id")}&{since}"));
    }

    [Fact]
    public async Task Ten_years_in_quarter_hours_have_only_the_periods_with_charging()
    {
        using var simulator = await TestSimulator.StartAsync();
        var query = "type=vehicle&startDate=2020-01-01T00:00:00Z&endDate=2030-01-01T00:00:00Z&resolution=QUARTER_HOUR";
        var series = await GetAsync(simulator, "user-001", string.Empty, query);
        Assert.InRange(series.Count, 100, 10_000);
        Assert.All(series, item => Assert.True(item.Number("kwhSum") > 0));
    }

    [Fact]
    public async Task A_month_of_a_thousand_vehicles_costs_seconds()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 1000 });
        await simulator.PassAsync(TimeSpan.FromDays(30));
        var watch = Stopwatch.StartNew();
        foreach (var user in await simulator.AllAsync("users"))
        {
            Assert.NotEmpty(await GetAsync(simulator, user.Text("id")!, string.Empty, "type=vehicle&startDate=2026-03-01T12:00:00Z"));
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private static async Task<IReadOnlyList<JsonElement>> GetAsync(TestSimulator simulator, string userId, string list, string query)
    {
        var reply = await simulator.GetAsync($"users/{userId}/statistics/charging{list}?{query}");
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return [.. reply.Json.EnumerateArray()];
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, null);
}
