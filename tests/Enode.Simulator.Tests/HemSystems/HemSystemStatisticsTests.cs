using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>The statistics of home energy systems, which come from the same physics as their devices.</summary>
public sealed class HemSystemStatisticsTests
{
    private static readonly string[] Energies = ["generation", "consumption", "import", "export", "charge", "discharge"];

    private static readonly Dictionary<string, TimeSpan> Lengths = new()
    {
        ["PT5M"] = TimeSpan.FromMinutes(5),
        ["PT10M"] = TimeSpan.FromMinutes(10),
        ["PT15M"] = TimeSpan.FromMinutes(15),
        ["PT30M"] = TimeSpan.FromMinutes(30),
        ["PT1H"] = TimeSpan.FromHours(1),
    };

    // The simulator starts on 1 March 2026. Clocks are set on 29 March 2026 and on 26 October 2025.
    [Theory]
    [InlineData("2026-03-10", 24)]
    [InlineData("2026-03-29", 23)]
    [InlineData("2025-10-26", 25)]
    public async Task A_day_has_the_buckets_of_its_vendor_and_energy_is_balanced_in_each(string day, int hours)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        await simulator.PassAsync(TimeSpan.FromDays(40));
        var resolutions = new HashSet<string>();
        foreach (var system in await CompleteAsync(simulator))
        {
            var statistics = await ReadAsync(simulator, system, day);
            Expect.Members(statistics, [.. Energies, "batteryLevel"]);
            var resolution = statistics.At("generation", "sampling").Text("resolution")!;
            resolutions.Add(resolution);
            foreach (var series in statistics.EnumerateObject().Select(member => member.Value))
            {
                Expect.Members(series, "isAvailable", "unit", "unitType", "sampling", "timezone", "data");
                Assert.Equal(system.At("information").Text("timezone"), series.Text("timezone"));
                Assert.Equal(("bucketed", resolution), (series.At("sampling").Text("mode"), series.At("sampling").Text("resolution")));
            }

            foreach (var name in Energies)
            {
                Assert.Equal(resolution == "PT1H" ? ("kWh", "Energy") : ("kW", "Power"), Unit(statistics, name));
            }

            Assert.Equal(("%", "SoC"), Unit(statistics, "batteryLevel"));
            var buckets = Buckets(statistics);
            Assert.Equal(hours, buckets.Count * Lengths[resolution].TotalHours);
            AssertBalanced(buckets);
            var times = statistics.At("batteryLevel", "data").EnumerateArray().Select(Time).ToList();
            Assert.Equal($"{day}T00:00:00", times[0].ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            Assert.Equal(
                Enumerable.Range(0, buckets.Count).Select(index => times[0] + (index * Lengths[resolution])), times);
            Assert.All(buckets, bucket => Assert.InRange(bucket["batteryLevel"]!.Value, 5, 100));
        }

        Assert.Equal(Lengths.Keys.Order(), resolutions.Order());
    }

    [Theory]
    [InlineData("2026-03", 31)]
    [InlineData("2026-02", 28)]
    [InlineData("2025-09", 30)]
    [InlineData("2025-10", 31)]
    public async Task The_days_of_a_month_are_the_sums_of_their_buckets(string month, int days)
    {
        using var simulator = await TestSimulator.StartAsync();
        await ChangeModesAsync(simulator);
        await simulator.PassAsync(TimeSpan.FromDays(40));
        foreach (var system in await CompleteAsync(simulator))
        {
            var statistics = await ReadAsync(simulator, system, month);
            Assert.False(statistics.At("batteryLevel", "isAvailable").GetBoolean());
            Assert.Contains("days only", statistics.At("batteryLevel").Text("reason"), StringComparison.Ordinal);
            Assert.All(Energies, name => Assert.Equal(("kWh", "Energy"), Unit(statistics, name)));
            Assert.Equal("P1D", statistics.At("import", "sampling").Text("resolution"));
            var totals = Buckets(statistics);
            Assert.Equal(days, totals.Count);
            AssertBalanced(totals);
            foreach (var (total, index) in totals.Select((total, index) => (total, index)))
            {
                var day = await ReadAsync(simulator, system, $"{month}-{index + 1:00}");
                var length = Lengths[day.At("import", "sampling").Text("resolution")!];
                var hours = Unit(day, "import").Unit == "kW" ? length.TotalHours : 1;
                Assert.All(
                    Energies,
                    name => Assert.Equal(total[name]!.Value, Buckets(day).Sum(bucket => bucket[name]!.Value) * hours, 0.001));
            }
        }
    }

    [Fact]
    public async Task Statistics_show_what_the_devices_showed()
    {
        using var simulator = await TestSimulator.StartAsync();
        var seen = new List<(string? System, DateTimeOffset Time, double Level)>();
        await SeeAsync();
        await ChangeModesAsync(simulator);
        for (var hour = 0; hour < 30; hour++)
        {
            await SeeAsync();
            await simulator.PassAsync(TimeSpan.FromHours(1));
        }

        await simulator.PassAsync(TimeSpan.FromDays(2));
        foreach (var system in await CompleteAsync(simulator))
        {
            var levels = new Dictionary<DateTimeOffset, double>();
            foreach (var day in new[] { "2026-03-01", "2026-03-02" })
            {
                foreach (var point in (await ReadAsync(simulator, system, day)).At("batteryLevel", "data").EnumerateArray())
                {
                    levels.Add(Time(point).ToUniversalTime(), point.Number("v"));
                }
            }

            var own = seen.Where(item => item.System == system.Text("id") && levels.ContainsKey(item.Time)).ToList();
            Assert.True(own.Count > 20);
            Assert.Equal(ManualTime.Start, own[0].Time);
            Assert.All(own, item => Assert.Equal(levels[item.Time], item.Level, 0.051));
            Assert.True(own.Max(item => item.Level) - own.Min(item => item.Level) > 20);
        }

        async Task SeeAsync() => seen.AddRange((await simulator.AllAsync("batteries")).Select(battery => (
            battery.Text("hemSystemId"), simulator.Simulator.Now, battery.At("chargeState").Number("batteryLevel"))));
    }

    [Fact]
    public async Task The_present_day_is_shown_until_now()
    {
        using var simulator = await TestSimulator.StartAsync();
        await simulator.PassAsync(TimeSpan.FromMinutes((60 * 24 * 3) + 52));
        foreach (var system in await CompleteAsync(simulator))
        {
            var today = Buckets(await ReadAsync(simulator, system, "2026-03"))[3];
            Assert.All(Energies, name => Assert.Equal(system.At("status", "energy", "today").Number(name), today[name]!.Value, 0.0051));
            Assert.All(Buckets(await ReadAsync(simulator, system, "2026-03")).Skip(4), day => Assert.Null(day["import"]));
            var day = await ReadAsync(simulator, system, "2026-03-04");
            Assert.All(
                day.At("import", "data").EnumerateArray(),
                point => Assert.Equal(Time(point) < simulator.Simulator.Now, !point.IsNull("v")));
            var known = Buckets(day).Where(bucket => bucket["import"] is not null).ToList();
            AssertBalanced(known);

            // The last bucket is not complete: its power is the mean until now.
            var inverter = await simulator.FirstAsync("inverters", inverter => inverter.Text("hemSystemId") == system.Text("id"));
            var power = inverter.At("productionState").Number("productionRate");
            Assert.InRange(known[^1]["generation"]!.Value, power * 0.9, power * 1.1);
        }
    }

    [Theory]
    [InlineData("inverter", "generation")]
    [InlineData("meter", "consumption", "import", "export")]
    [InlineData("battery", "charge", "discharge", "batteryLevel")]
    public async Task A_series_is_available_while_the_system_has_the_device(string type, params string[] unavailable)
    {
        using var simulator = await TestSimulator.StartAsync();
        var system = (await CompleteAsync(simulator))[0];
        await simulator.DeleteAsync($"users/{system.Text("userId")}/vendors/{system.At("information").Text("vendor")}/{type}");
        var statistics = await ReadAsync(simulator, system, "2026-02-20");
        foreach (var series in statistics.EnumerateObject())
        {
            var isAvailable = !unavailable.Contains(series.Name);
            Assert.Equal(isAvailable, series.Value.At("isAvailable").GetBoolean());
            if (!isAvailable)
            {
                Expect.Members(series.Value, "isAvailable", "reason");
                Assert.Contains(type, series.Value.Text("reason"), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_system_whose_meter_does_not_measure_has_months_only()
    {
        using var simulator = await TestSimulator.StartAsync();
        var meter = await simulator.FirstAsync("meters", meter => !meter.Can("measuresConsumption"));
        var path = $"hem-systems/{meter.Text("hemSystemId")}/statistics?interval=2026-02";
        var month = (await simulator.GetAsync(path)).Json.At("timeseries");
        Assert.Equal(
            ["consumption", "import", "export", "batteryLevel"],
            month.EnumerateObject().Where(series => !series.Value.At("isAvailable").GetBoolean()).Select(series => series.Name));
        AssertProblem(await simulator.GetAsync($"{path}-20"), HttpStatusCode.UnprocessableEntity, "hem-system-statistics-not-available");
    }

    [Fact]
    public async Task A_vendor_that_cannot_be_reached_is_asked_again_later()
    {
        using var simulator = await TestSimulator.StartAsync();
        var meter = await simulator.FirstAsync("meters", meter => !Cars.IsReachable(meter));
        var reply = await simulator.GetAsync($"hem-systems/{meter.Text("hemSystemId")}/statistics?interval=2026-02");
        AssertProblem(reply, HttpStatusCode.ServiceUnavailable, "vendor-temporarily-unavailable");
        Assert.Equal("1", reply.Headers["Retry-After"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?interval=")]
    [InlineData("?interval=2026")]
    [InlineData("?interval=2026-2")]
    [InlineData("?interval=2026-02-30")]
    [InlineData("?interval=2026-02&interval=2026-01")]
    [InlineData("?interval=2026-03-02")]
    [InlineData("?interval=2026-04")]
    [InlineData("?interval=2019-12")]
    public async Task An_interval_that_is_none_or_has_no_data_is_rejected(string query)
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var system in await simulator.AllAsync("hem-systems"))
        {
            var reply = await simulator.GetAsync($"hem-systems/{system.Text("id")}/statistics{query}");
            AssertProblem(reply, HttpStatusCode.BadRequest, "bad-request");
            Assert.False(reply.Headers.ContainsKey("Retry-After"));
        }
    }

    [Fact]
    public async Task Data_begins_with_the_installation()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var system in await CompleteAsync(simulator))
        {
            var installed = system.At("information").Time("installationDate");
            var zone = TimeZoneInfo.FindSystemTimeZoneById(system.At("information").Text("timezone")!);
            var date = TimeZoneInfo.ConvertTime(installed, zone).Date;
            var month = await ReadAsync(simulator, system, date.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            Assert.Equal(date.Day - 1, Buckets(month).FindIndex(day => day["import"] is not null));
            AssertBalanced([.. Buckets(month).Skip(date.Day - 1)]);
            var before = date.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var rejected = await simulator.GetAsync($"hem-systems/{system.Text("id")}/statistics?interval={before}");
            AssertProblem(rejected, HttpStatusCode.BadRequest, "bad-request");
        }
    }

    [Fact]
    public async Task An_unknown_system_is_not_found()
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await simulator.GetAsync($"hem-systems/{Guid.NewGuid()}/statistics?interval=2026-02");
        AssertProblem(reply, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_month_of_many_systems_takes_seconds()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 2000 });
        await simulator.PassAsync(TimeSpan.FromDays(31));
        var systems = await CompleteAsync(simulator);
        Assert.True(systems.Count > 150);
        var watch = Stopwatch.StartNew();
        foreach (var system in systems)
        {
            Assert.Equal(31, Buckets(await ReadAsync(simulator, system, "2026-03")).Count);
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    /// <summary>Sets a mode of each battery that accepts it, a while after the start, and another one later.</summary>
    private static async Task ChangeModesAsync(TestSimulator simulator)
    {
        foreach (var mode in new[] { "IMPORT_FOCUS", "IDLE", "SELF_RELIANCE" })
        {
            simulator.Time.Pass(TimeSpan.FromMinutes(47));
            foreach (var battery in await simulator.AllAsync("batteries"))
            {
                await simulator.PostAsync($"batteries/{battery.Text("id")}/operation-mode", $$"""{"operationMode":"{{mode}}"}""");
            }

            await simulator.PassAsync(TimeSpan.FromMinutes(13));
        }
    }

    /// <summary>The systems that have all series.</summary>
    private static async Task<IReadOnlyList<JsonElement>> CompleteAsync(TestSimulator simulator)
    {
        var meters = (await simulator.AllAsync("meters")).Where(meter => Cars.IsReachable(meter) && meter.Can("measuresConsumption"))
            .Select(meter => meter.Text("hemSystemId")).ToHashSet();
        return [.. (await simulator.AllAsync("hem-systems")).Where(system => meters.Contains(system.Text("id")))];
    }

    private static async Task<JsonElement> ReadAsync(TestSimulator simulator, JsonElement system, string interval)
    {
        var reply = await simulator.GetAsync($"hem-systems/{system.Text("id")}/statistics?interval={interval}");
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Expect.Members(reply.Json, "timeseries");
        return reply.Json.At("timeseries");
    }

    private static (string? Unit, string? Type) Unit(JsonElement statistics, string series) =>
        (statistics.At(series).Text("unit"), statistics.At(series).Text("unitType"));

    private static DateTimeOffset Time(JsonElement point)
    {
        Expect.Members(point, "t", "v");
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}T\d{2}:[0-5][05]:00[+-]\d{2}:\d{2}$", point.Text("t"));
        return DateTimeOffset.Parse(point.Text("t")!, CultureInfo.InvariantCulture);
    }

    /// <summary>The values of each bucket by the names of the available series.</summary>
    private static List<Dictionary<string, double?>> Buckets(JsonElement statistics)
    {
        var available = statistics.EnumerateObject().Where(series => series.Value.At("isAvailable").GetBoolean()).ToList();
        return [.. Enumerable.Range(0, available[0].Value.At("data").GetArrayLength()).Select(index => available.ToDictionary(
            series => series.Name,
            series => series.Value.At("data")[index] is var point && point.IsNull("v") ? (double?)null : point.Number("v")))];
    }

    private static void AssertBalanced(IReadOnlyList<Dictionary<string, double?>> buckets)
    {
        Assert.NotEmpty(buckets);
        Assert.All(buckets, bucket => Assert.Equal(
            bucket["generation"] + bucket["import"] + bucket["discharge"] ?? double.NaN,
            bucket["consumption"] + bucket["export"] + bucket["charge"] ?? double.NaN,
            0.00001));
        Assert.All(Energies, name => Assert.All(buckets, bucket => Assert.True(bucket[name] >= 0)));
        Assert.True(buckets.Sum(bucket => bucket["consumption"]) > 0);
    }

    private static void AssertProblem(Reply reply, HttpStatusCode status, string slug) =>
        Expect.Problem(reply, status, slug, "application/problem+json");
}
