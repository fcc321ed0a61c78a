using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class HvacTests
{
    [Fact]
    public async Task Every_category_and_mode_is_there()
    {
        using var simulator = await TestSimulator.StartAsync();
        var units = await simulator.AllAsync("hvacs");
        Assert.Equal(8, units.Count);
        Assert.Equal(
            ["AGGREGATOR", "COOLING", "HEATING", "HEAT_PUMP"],
            units.Select(unit => unit.At("information").Text("category")).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["AUTO", "COOL", "HEAT", "OFF", "UNKNOWN"],
            units.Select(Thermostat).Select(state => state.Text("mode")).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            [null, "PERMANENT", "SCHEDULED"],
            units.Select(Thermostat).Select(state => state.Text("holdType")).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(units, unit => unit.IsNull("consumptionRate"));
        Assert.Contains(units, unit => unit.At("information").IsNull("model"));
        Assert.Contains(units, unit => !Cars.IsReachable(unit));
    }

    [Fact]
    public async Task What_a_unit_says_of_itself_is_of_one_piece()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100 });
        foreach (var _ in Enumerable.Range(0, 20))
        {
            foreach (var unit in await simulator.AllAsync("hvacs"))
            {
                ExpectConsistent(unit);
            }

            await simulator.PassAsync(TimeSpan.FromMinutes(95));
        }
    }

    [Fact]
    public async Task A_room_is_heated_to_the_setpoint_and_kept_there()
    {
        using var simulator = await TestSimulator.StartAsync();
        var unit = await simulator.FirstAsync("hvacs", unit => unit.Text("vendor") == "ADAX");
        var path = $"hvacs/{unit.Text("id")}";
        await simulator.PostAsync($"{path}/permanent-hold", """{"mode":"HEAT","heatSetpoint":25}""");
        var from = Temperature(unit);
        await simulator.PassAsync(TimeSpan.FromMinutes(30));
        var warmer = (await simulator.GetAsync(path)).Json;
        Assert.Equal(from + 1.5, Temperature(warmer), 0.2);
        Assert.True(IsActive(warmer));
        Assert.Equal(1.2, warmer.Number("consumptionRate"));

        var active = 0;
        foreach (var _ in Enumerable.Range(0, 200))
        {
            await simulator.PassAsync(TimeSpan.FromMinutes(19));
            var now = (await simulator.GetAsync(path)).Json;
            active += IsActive(now) ? 1 : 0;
            Assert.Equal(IsActive(now) ? 1.2 : 0, now.Number("consumptionRate"));
            Assert.True(Temperature(now) <= 25);
        }

        Assert.InRange(active, 10, 100);
        Assert.InRange(Temperature((await simulator.GetAsync(path)).Json), 24.5, 25);
    }

    [Fact]
    public async Task A_room_is_cooled_and_what_is_off_drifts()
    {
        using var simulator = await TestSimulator.StartAsync();
        var cooler = await simulator.FirstAsync("hvacs", unit => unit.At("information").Text("category") == "COOLING");
        await simulator.PostAsync($"hvacs/{cooler.Text("id")}/permanent-hold", """{"mode":"COOL","coolSetpoint":20}""");
        var off = await simulator.FirstAsync("hvacs", unit => Thermostat(unit).Text("mode") == "OFF");
        await simulator.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(Temperature(cooler) - 3, Temperature((await simulator.GetAsync($"hvacs/{cooler.Text("id")}")).Json), 0.2);
        await simulator.PassAsync(TimeSpan.FromHours(9));
        Assert.InRange(Temperature((await simulator.GetAsync($"hvacs/{cooler.Text("id")}")).Json), 20, 20.5);
        var cold = (await simulator.GetAsync($"hvacs/{off.Text("id")}")).Json;
        Assert.Equal(Temperature(off) - 4, Temperature(cold), 0.2);
        Assert.False(IsActive(cold));
    }

    [Fact]
    public async Task A_unit_that_rests_does_not_work_for_a_third_of_a_degree()
    {
        using var simulator = await TestSimulator.StartAsync();
        var path = $"hvacs/{(await simulator.FirstAsync("hvacs", unit => Thermostat(unit).Text("mode") == "OFF")).Text("id")}";
        var now = Temperature((await simulator.GetAsync(path)).Json);
        foreach (var (above, isActive) in new[] { (0.3, false), (0.7, true) })
        {
            await simulator.PostAsync(
                $"{path}/permanent-hold", JsonSerializer.Serialize(new { mode = "HEAT", heatSetpoint = now + above }));
            simulator.Time.Pass(TimeSpan.FromSeconds(5));
            Assert.Equal(isActive, IsActive((await simulator.GetAsync(path)).Json));
        }
    }

    [Fact]
    public async Task A_schedule_has_a_day_and_a_night()
    {
        using var simulator = await TestSimulator.StartAsync();
        var unit = await simulator.FirstAsync("hvacs", unit => Thermostat(unit).Text("mode") == "AUTO");
        Assert.Equal((21, 24), (Thermostat(unit).Number("heatSetpoint"), Thermostat(unit).Number("coolSetpoint")));
        await simulator.PassAsync(TimeSpan.FromHours(12));
        var night = Thermostat((await simulator.GetAsync($"hvacs/{unit.Text("id")}")).Json);
        Assert.Equal((18, 27), (night.Number("heatSetpoint"), night.Number("coolSetpoint")));

        // It was 22 o'clock, there, when that changed: London is the furthest west and Stockholm the furthest east.
        Assert.InRange(night.Time("lastUpdated"), ManualTime.Start.AddHours(9), ManualTime.Start.AddHours(10));
        await simulator.PassAsync(TimeSpan.FromHours(9));
        Assert.Equal(21, Thermostat((await simulator.GetAsync($"hvacs/{unit.Text("id")}")).Json).Number("heatSetpoint"));
    }

    [Fact]
    public async Task It_does_not_matter_how_often_one_looks_and_years_are_no_matter_either()
    {
        using var often = await TestSimulator.StartAsync();
        using var once = await TestSimulator.StartAsync();
        foreach (var _ in Enumerable.Range(0, 30))
        {
            await often.PassAsync(TimeSpan.FromMinutes(97));
            await often.AllAsync("hvacs");
        }

        await once.PassAsync(TimeSpan.FromMinutes(97 * 30));
        Assert.Equal(
            (await often.AllAsync("hvacs")).Select(unit => unit.GetRawText()),
            (await once.AllAsync("hvacs")).Select(unit => unit.GetRawText()));
        await once.PassAsync(TimeSpan.FromDays(365 * 200));
        Assert.All(await once.AllAsync("hvacs"), ExpectConsistent);
    }

    private static JsonElement Thermostat(JsonElement unit) => unit.GetProperty("thermostatState");

    private static double Temperature(JsonElement unit) => unit.At("temperatureState").Number("currentTemperature");

    private static bool IsActive(JsonElement unit) => unit.At("temperatureState", "isActive").GetBoolean();

    private static void ExpectConsistent(JsonElement unit)
    {
        var state = Thermostat(unit);
        var mode = state.Text("mode");
        var modes = unit.At("capabilities", "capableModes");
        Assert.Equal(mode == "UNKNOWN", modes.ValueKind == JsonValueKind.Null);
        if (mode == "UNKNOWN")
        {
            Assert.True(state.IsNull("holdType") && unit.At("temperatureState").IsNull("currentTemperature"));
            return;
        }

        Assert.Contains(mode, modes.EnumerateArray().Select(item => item.GetString()));
        ExpectSetpoint(unit, "heatSetpoint", "HEAT");
        ExpectSetpoint(unit, "coolSetpoint", "COOL");
        Assert.Equal(
            modes.EnumerateArray().Any(item => item.GetString() == "AUTO"), !unit.At("capabilities").IsNull("setpointDifferenceRange"));
        Assert.False(mode == "OFF" && IsActive(unit));
        Assert.InRange(Temperature(unit), 10, 32);
        Assert.True(state.Time("lastUpdated") <= unit.Time("lastSeen") || Cars.IsReachable(unit));
    }

    private static void ExpectSetpoint(JsonElement unit, string name, string mode)
    {
        var isCapable = unit.At("capabilities", "capableModes").EnumerateArray().Any(item => item.GetString() == mode);
        Assert.Equal(isCapable, !Thermostat(unit).IsNull(name));
        Assert.Equal(isCapable, !unit.At("capabilities").IsNull($"{name}Range"));
        if (isCapable)
        {
            var range = unit.At("capabilities", $"{name}Range");
            Assert.InRange(Thermostat(unit).Number(name), range.Number("min"), range.Number("max"));
        }
    }
}
