using Xunit;

namespace Enode.Simulation;

public sealed class ChargingPhysicsTests
{
    [Fact]
    public async Task A_battery_fills_at_its_rate_up_to_its_limit()
    {
        using var simulator = await TestSimulator.StartAsync();
        var id = await simulator.FindVehicleAsync(Cars.IsCharging);
        var before = (await simulator.VehicleAsync(id)).GetProperty("chargeState");
        var minutes = before.Number("chargeTimeRemaining");
        var gain = before.Number("chargeRate") / before.Number("batteryCapacity") * 100;
        var rangePerPercent = before.Number("range") / before.Number("batteryLevel");
        var limit = before.IsNull("chargeLimit") ? 100 : before.Number("chargeLimit");
        Assert.Equal(Math.Ceiling((limit - before.Number("batteryLevel")) / gain * 60), minutes);

        await PassAsync(simulator, TimeSpan.FromMinutes(30));
        var half = (await simulator.VehicleAsync(id)).GetProperty("chargeState");
        Assert.Equal(before.Number("batteryLevel") + (gain / 2), half.Number("batteryLevel"), 0.1001);
        Assert.Equal(half.Number("batteryLevel") * rangePerPercent, half.Number("range"), 2.0);
        Assert.Equal(minutes - 30, half.Number("chargeTimeRemaining"));
        Assert.Equal(ManualTime.Start.AddMinutes(30), half.Time("lastUpdated"));

        // The last minute of the estimate is a begun one.
        await PassAsync(simulator, TimeSpan.FromMinutes(minutes - 31));
        Assert.Equal("PLUGGED_IN:CHARGING", (await simulator.VehicleAsync(id)).GetProperty("chargeState").Text("powerDeliveryState"));
        await PassAsync(simulator, TimeSpan.FromMinutes(1));
        var full = (await simulator.VehicleAsync(id)).GetProperty("chargeState");
        Assert.Equal("PLUGGED_IN:COMPLETE", full.Text("powerDeliveryState"));
        Assert.Equal(limit, full.Number("batteryLevel"));
        Assert.True(full.GetProperty("isFullyCharged").GetBoolean());
        Assert.True(full.IsNull("chargeRate"));

        await PassAsync(simulator, TimeSpan.FromDays(1));
        Assert.Equal(limit, (await simulator.VehicleAsync(id)).GetProperty("chargeState").Number("batteryLevel"));
    }

    [Fact]
    public async Task It_does_not_matter_how_often_one_looks()
    {
        using var often = await TestSimulator.StartAsync(new SimulatorOptions { Speed = 60 });
        using var once = await TestSimulator.StartAsync(new SimulatorOptions { Speed = 60 });
        var id = await often.FindVehicleAsync(Cars.IsCharging);
        for (var i = 0; i < 40; i++)
        {
            often.Time.Pass(TimeSpan.FromSeconds(1));
            await often.VehicleAsync(id);
        }

        once.Time.Pass(TimeSpan.FromSeconds(40));
        Assert.Equal((await once.VehicleAsync(id)).GetRawText(), (await often.VehicleAsync(id)).GetRawText());
    }

    [Fact]
    public async Task A_car_that_rests_stays_as_it_is_and_is_seen_all_the_same()
    {
        using var simulator = await TestSimulator.StartAsync();
        var id = await simulator.FindVehicleAsync(Cars.IsStartable);
        var before = await simulator.VehicleAsync(id);
        simulator.Time.Pass(TimeSpan.FromMinutes(50));
        var after = await simulator.VehicleAsync(id);
        Assert.Equal(Cars.Level(before), Cars.Level(after));
        Assert.Equal(ManualTime.Start.AddMinutes(50), after.Time("lastSeen"));
    }

    [Fact]
    public async Task A_car_without_live_access_was_last_seen_when_it_was()
    {
        using var simulator = await TestSimulator.StartAsync();
        var id = await simulator.FindVehicleAsync(Cars.IsUnreachable);
        var before = await simulator.VehicleAsync(id);
        Assert.True(before.Time("lastSeen") < ManualTime.Start.AddHours(-1));
        simulator.Time.Pass(TimeSpan.FromMinutes(50));
        Assert.Equal(before.GetRawText(), (await simulator.VehicleAsync(id)).GetRawText());
    }

    // The token does not last as long as a battery takes.
    private static async Task PassAsync(TestSimulator simulator, TimeSpan time)
    {
        simulator.Time.Pass(time);
        simulator.Token = await simulator.GetTokenAsync();
    }
}
