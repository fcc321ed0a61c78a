using Xunit;

namespace Enode.Simulation;

/// <summary>A car and a charger of the same user that hang on one another.</summary>
public sealed class PairingTests
{
    [Fact]
    public async Task Both_ends_name_each_other_and_show_the_same()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var paired = (await simulator.VehiclesAsync()).Where(Cars.IsPaired).ToList();
        Assert.Equal(16, paired.Count);
        foreach (var _ in Enumerable.Range(0, 8))
        {
            foreach (var car in paired.Select(car => car.Text("id")!))
            {
                await ExpectSameAsync(simulator, car);
            }

            await simulator.PassAsync(TimeSpan.FromMinutes(61));
        }
    }

    [Fact]
    public async Task A_car_on_no_charger_of_its_users_names_none_and_so_does_a_charger()
    {
        using var simulator = await TestSimulator.StartAsync();
        var cars = await simulator.VehiclesAsync();
        Assert.Equal(2, cars.Count(Cars.IsPaired));
        var chargers = await simulator.AllAsync("chargers");
        Assert.Equal(4, chargers.Count(charger => charger.At("chargeState").IsNull("pluggedInVehicleId")));
        Assert.Contains(chargers, charger => charger.At("chargeState").Text("powerDeliveryState") == "UNPLUGGED");
    }

    [Theory]
    [InlineData("vehicles")]
    [InlineData("chargers")]
    public async Task A_command_to_either_end_moves_both(string kind)
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = (await simulator.VehiclesAsync()).First(car => Cars.IsPaired(car) && Cars.IsStartable(car));
        var (vehicle, charger) = (car.Text("id")!, car.At("chargeState").Text("pluggedInChargerId")!);
        var target = kind == "vehicles" ? vehicle : charger;
        var reply = await simulator.PostAsync($"{kind}/{target}/charging", """{"action":"START"}""");
        Assert.Equal(target, reply.Json.Text("targetId"));
        Assert.Equal(kind == "vehicles" ? "vehicle" : "charger", reply.Json.Text("targetType"));
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        Assert.True(Cars.IsCharging(await simulator.VehicleAsync(vehicle)));
        await ExpectSameAsync(simulator, vehicle);

        simulator.Time.Pass(TimeSpan.FromMinutes(40));
        Assert.True(Cars.Level(await simulator.VehicleAsync(vehicle)) > Cars.Level(car));
        await simulator.PostAsync($"{kind}/{target}/charging", """{"action":"STOP"}""");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("PLUGGED_IN:STOPPED", Cars.State(await simulator.VehicleAsync(vehicle)));
        await ExpectSameAsync(simulator, vehicle);
    }

    [Fact]
    public async Task Commands_to_both_ends_take_effect_one_after_the_other()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = (await simulator.VehiclesAsync()).First(car => Cars.IsPaired(car) && Cars.IsStartable(car));
        var (vehicle, charger) = (car.Text("id")!, car.At("chargeState").Text("pluggedInChargerId")!);
        var start = await simulator.ChargeAsync(vehicle, "START");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        var stop = await simulator.PostAsync($"chargers/{charger}/charging", """{"action":"STOP"}""");
        var stopAgain = await simulator.ChargeAsync(vehicle, "STOP");

        // The car is not read until both actions have ended.
        simulator.Time.Pass(TimeSpan.FromMinutes(10));
        foreach (var path in new[]
        {
            $"vehicles/actions/{start.Json.Text("id")}", $"vehicles/actions/{stopAgain.Json.Text("id")}",
            $"chargers/actions/{stop.Json.Text("id")}"
        })
        {
            Assert.Equal("CONFIRMED", (await simulator.GetAsync(path)).Json.Text("state"));
        }

        Assert.Equal("PLUGGED_IN:STOPPED", Cars.State(await simulator.VehicleAsync(vehicle)));
    }

    [Fact]
    public async Task The_chargers_limit_is_felt_by_the_car()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var charger = await simulator.FirstAsync(
            "chargers",
            charger => charger.Can("setMaxCurrent") && charger.At("chargeState").Text("powerDeliveryState") == "PLUGGED_IN:CHARGING" &&
                !charger.At("chargeState").IsNull("pluggedInVehicleId"));
        var vehicle = charger.At("chargeState").Text("pluggedInVehicleId")!;
        var before = (await simulator.VehicleAsync(vehicle)).At("chargeState");
        await simulator.PostAsync($"chargers/{charger.Text("id")}/max-current", """{"maxCurrent":2}""");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        var after = (await simulator.VehicleAsync(vehicle)).At("chargeState");
        Assert.Equal(1.38, after.Number("chargeRate"), 0.001);
        Assert.True(after.Number("chargeTimeRemaining") > before.Number("chargeTimeRemaining") * 2);
    }

    [Fact]
    public async Task A_car_that_takes_no_commands_gains_them_through_its_charger()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 50 });
        var car = (await simulator.VehiclesAsync()).First(car => Cars.IsPaired(car) && !car.Can("smartCharging"));
        Assert.True(car.Can("startCharging"));
        Assert.True(car.Can("stopCharging"));
        Assert.Empty(car.At("capabilities", "startCharging", "interventionIds").EnumerateArray());
        await simulator.ChargeAsync(car.Text("id")!, "START");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        Assert.True(Cars.IsCharging(await simulator.VehicleAsync(car.Text("id")!)));
        await ExpectSameAsync(simulator, car.Text("id")!);
    }

    [Theory]
    [InlineData(0, "CONFIRMED")]
    [InlineData(600, "FAILED")]
    public void A_cars_commands_need_the_reach_of_its_charger_and_not_its_own(int chargerLostFor, string state)
    {
        var start = ManualTime.Start;
        var block = new VehicleBlock(1, 0);
        var user = UserGenerator.Create(1, 0, "user", start);
        var car = VehicleGenerator.Create(
            1, block.IndexOf(chargerLostFor == 0 ? VehicleRole.Unreachable : VehicleRole.Startable), block, user, start);
        Assert.Equal(chargerLostFor != 0, car.IsReachable);
        var traits = new ChargerTraits
        {
            Seed = 1,
            Id = "charger",
            Sequence = 0,
            UserId = user.Id,
            StartedAt = start,
            PossibleScopes = [],
            AllowedScopes = [],
            Model = ChargerModel.All[0],
            SerialNumber = "1",
            HasChargeState = true,
            CanCharge = true,
            LostAt = chargerLostFor == 0 ? null : start.AddSeconds(-chargerLostFor),
        };
        Assert.Same(car, new SimulatedCharger(traits, car).Vehicle);
        var (action, _) = car.Command(new ChargeCommand("START"), start);
        Assert.Equal(state, car.Read(action, start.AddSeconds(60)).State);
    }

    private static async Task ExpectSameAsync(TestSimulator simulator, string vehicleId)
    {
        var car = await simulator.VehicleAsync(vehicleId);
        var charger = (await simulator.GetAsync($"chargers/{car.At("chargeState").Text("pluggedInChargerId")}")).Json;
        var (one, other) = (car.At("chargeState"), charger.At("chargeState"));
        Assert.Equal(vehicleId, other.Text("pluggedInVehicleId"));
        Assert.Equal(car.Text("userId"), charger.Text("userId"));
        Assert.Equal(Cars.IsComplete(car) ? "PLUGGED_IN:STOPPED" : Cars.State(car), other.Text("powerDeliveryState"));
        foreach (var name in new[] { "chargeRate", "isCharging", "isPluggedIn" })
        {
            Assert.Equal(one.GetProperty(name).GetRawText(), other.GetProperty(name).GetRawText());
        }
    }
}
