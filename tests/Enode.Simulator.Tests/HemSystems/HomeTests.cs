using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>Inverter, battery, meter and the system that they are in: all of them show one home.</summary>
public sealed class HomeTests
{
    [Fact]
    public async Task The_parts_of_a_home_belong_together()
    {
        using var simulator = await TestSimulator.StartAsync();
        var homes = await HomesAsync(simulator);
        Assert.Equal(4, homes.Count);
        Assert.Single(await simulator.AllAsync("inverters"), inverter => inverter.IsNull("hemSystemId"));
        foreach (var (system, inverter, battery, meter) in homes)
        {
            Assert.All([inverter, battery, meter], part => Assert.Equal(system.Text("userId"), part.Text("userId")));
            Assert.All([inverter, battery, meter], part => Assert.Equal(system.At("information").Text("vendor"), part.Text("vendor")));
            Assert.All(
                [inverter, battery, meter],
                part => Assert.Equal(system.At("information").Text("name"), part.At("information").Text("siteName")));
            Assert.Equal(system.At("status").Time("lastSeen"), meter.Time("lastSeen"));
        }
    }

    [Fact]
    public async Task What_comes_in_goes_somewhere_at_any_hour()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100 });
        foreach (var _ in Enumerable.Range(0, 30))
        {
            foreach (var (system, inverter, battery, meter) in await HomesAsync(simulator))
            {
                var production = inverter.At("productionState").Number("productionRate");
                Assert.Equal(production > 0, inverter.At("productionState", "isProducing").GetBoolean());
                Assert.InRange(battery.At("chargeState").Number("batteryLevel"), 5, 100);
                if (meter.Can("measuresConsumption"))
                {
                    // What is left is what the home itself needs, and something always runs.
                    var need = meter.At("energyState").Number("power") + production - battery.At("chargeState").Number("chargeRate");
                    Assert.InRange(need, 0.2, 4);
                }
                else
                {
                    Assert.True(meter.At("energyState").IsNull("power"));
                }

                var today = system.At("status", "energy", "today");
                var source = today.Number("generation") + today.Number("discharge") + today.Number("import");
                var use = today.Number("consumption") + today.Number("charge") + today.Number("export");
                Assert.Equal(source, use, 0.05);
                Assert.InRange(today.Number("consumption"), 0, 60);
            }

            await simulator.PassAsync(TimeSpan.FromMinutes(73));
        }
    }

    [Fact]
    public async Task The_sun_shines_by_day_and_a_new_day_begins_at_nought()
    {
        using var simulator = await TestSimulator.StartAsync();
        var (system, noon, _, _) = (await HomesAsync(simulator))[0];
        Assert.True(noon.At("productionState").Number("productionRate") > 0.3);
        Assert.True(Today(system).Number("generation") > 0.5);

        await simulator.PassAsync(TimeSpan.FromHours(12));
        var (nextDay, midnight, _, _) = (await HomesAsync(simulator))[0];
        Assert.Equal(0, midnight.At("productionState").Number("productionRate"));
        Assert.Equal(0, Today(nextDay).Number("generation"));
        Assert.InRange(Today(nextDay).Number("consumption"), 0, 1);
        var produced = midnight.At("productionState").Number("totalLifetimeProduction") - noon.At("productionState").Number(
            "totalLifetimeProduction");
        Assert.InRange(produced, 0.5, 40);

        await simulator.PassAsync(TimeSpan.FromDays(365 * 100));
        var (_, later, battery, _) = (await HomesAsync(simulator))[0];
        Assert.True(
            later.At("productionState").Number("totalLifetimeProduction") >
                midnight.At("productionState").Number("totalLifetimeProduction") + 10_000);
        Assert.InRange(battery.At("chargeState").Number("batteryLevel"), 5, 100);
    }

    [Fact]
    public async Task The_meter_feels_what_the_battery_is_told()
    {
        using var simulator = await TestSimulator.StartAsync();
        var (_, _, battery, _) = (await HomesAsync(simulator))[0];
        await simulator.PostAsync($"batteries/{battery.Text("id")}/operation-mode", """{"operationMode":"EXPORT_FOCUS"}""");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        var (_, _, discharging, exporting) = (await HomesAsync(simulator))[0];
        Assert.True(exporting.At("energyState").Number("power") < discharging.At("chargeState").Number("chargeRate") + 2);
        await simulator.PostAsync($"batteries/{battery.Text("id")}/operation-mode", """{"operationMode":"IMPORT_FOCUS"}""");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        var (_, _, charging, importing) = (await HomesAsync(simulator))[0];
        var battersMore = charging.At("chargeState").Number("chargeRate") - discharging.At("chargeState").Number("chargeRate");
        Assert.True(battersMore > 5);
        Assert.Equal(battersMore, importing.At("energyState").Number("power") - exporting.At("energyState").Number("power"), 0.01);
    }

    [Fact]
    public async Task It_does_not_matter_how_often_one_looks()
    {
        using var often = await TestSimulator.StartAsync();
        using var once = await TestSimulator.StartAsync();
        foreach (var _ in Enumerable.Range(0, 20))
        {
            await often.PassAsync(TimeSpan.FromMinutes(13.7));
            await HomesAsync(often);
        }

        await once.PassAsync(TimeSpan.FromMinutes(13.7 * 20));
        Assert.Equal(
            (await HomesAsync(often)).Select(home => home.ToString()),
            (await HomesAsync(once)).Select(home => home.ToString()));
    }

    [Fact]
    public async Task A_home_without_live_access_stays_as_it_was()
    {
        using var simulator = await TestSimulator.StartAsync();
        var before = (await HomesAsync(simulator)).Single(home => !Cars.IsReachable(home.Battery));
        Assert.True(before.System.At("status").Time("lastSeen") < ManualTime.Start.AddHours(-1));
        await simulator.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal(before.ToString(), (await HomesAsync(simulator)).Single(home => !Cars.IsReachable(home.Battery)).ToString());
    }

    private static JsonElement Today(JsonElement system) => system.At("status", "energy", "today");

    private static async Task<IReadOnlyList<(JsonElement System, JsonElement Inverter, JsonElement Battery, JsonElement Meter)>> HomesAsync(
        TestSimulator simulator)
    {
        var inverters = await simulator.AllAsync("inverters");
        var batteries = await simulator.AllAsync("batteries");
        var meters = await simulator.AllAsync("meters");
        JsonElement PartOf(IEnumerable<JsonElement> parts, JsonElement system) =>
            parts.Single(part => part.Text("hemSystemId") == system.Text("id"));
        return [.. (await simulator.AllAsync("hem-systems")).Select(system => (
            system, PartOf(inverters, system), PartOf(batteries, system), PartOf(meters, system)))];
    }
}
