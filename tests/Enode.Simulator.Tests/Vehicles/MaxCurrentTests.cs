using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class MaxCurrentTests
{
    [Fact]
    public async Task A_car_that_can_charges_with_what_it_is_told()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var car = (await simulator.VehiclesAsync()).First(car => car.Can("setMaxCurrent") && Cars.IsCharging(car) && !Cars.IsPaired(car));
        Assert.Equal("TESLA", car.Text("vendor"));
        var before = car.GetProperty("chargeState");
        var half = before.Number("maxCurrent") / 2;
        var reply = await LimitAsync(simulator, car, half);
        Expect.Action(reply.Json, "vehicle", car.Text("id")!, car.Text("userId")!, "PENDING", null, "targetState");
        Expect.Members(reply.Json.GetProperty("targetState"), "maxCurrent");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("CONFIRMED", (await simulator.GetAsync($"vehicles/actions/{reply.Json.Text("id")}")).Json.Text("state"));
        var after = (await simulator.VehicleAsync(car.Text("id")!)).GetProperty("chargeState");
        Assert.Equal(half, after.Number("maxCurrent"));
        Assert.Equal(before.Number("chargeRate") / 2, after.Number("chargeRate"), 0.001);
        Assert.Equal(before.Number("chargeTimeRemaining") * 2, after.Number("chargeTimeRemaining"), 2.0);

        // More than at first there is not, whatever is asked for.
        await LimitAsync(simulator, car, half * 10);
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(
            before.Number("chargeRate"), (await simulator.VehicleAsync(car.Text("id")!)).GetProperty("chargeState").Number("chargeRate"));
    }

    [Fact]
    public async Task The_same_limit_again_is_the_same_action_and_another_one_takes_its_place()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = (await simulator.VehiclesAsync()).First(car => car.Can("setMaxCurrent"));
        var first = await LimitAsync(simulator, car, 10);
        Assert.Equal(first.Text, (await LimitAsync(simulator, car, 10)).Text);
        Assert.NotEqual(first.Json.Text("id"), (await LimitAsync(simulator, car, 11)).Json.Text("id"));
        var replaced = (await simulator.GetAsync($"vehicles/actions/{first.Json.Text("id")}")).Json;
        Expect.Action(replaced, "vehicle", car.Text("id")!, car.Text("userId")!, "CANCELLED", "CONFLICT", "targetState");
    }

    [Fact]
    public async Task A_limit_that_is_called_off_is_not_felt_and_its_action_stays_what_it_is()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = (await simulator.VehiclesAsync()).First(car => car.Can("setMaxCurrent"));
        var reply = await LimitAsync(simulator, car, 7);
        var cancelled = await simulator.PostAsync($"vehicles/actions/{reply.Json.Text("id")}/cancel");
        Expect.Action(
            cancelled.Json, "vehicle", car.Text("id")!, car.Text("userId")!, "CANCELLED", "REQUESTED_CANCELLATION", "targetState");
        simulator.Time.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(
            car.At("chargeState").Number("maxCurrent"),
            (await simulator.VehicleAsync(car.Text("id")!)).At("chargeState").Number("maxCurrent"));
    }

    [Fact]
    public async Task A_limit_on_its_way_makes_no_sense_of_a_start_of_what_charges()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var car = (await simulator.VehiclesAsync()).First(car => car.Can("setMaxCurrent") && Cars.IsCharging(car));
        var limit = await LimitAsync(simulator, car, 7);
        Expect.Problem(await simulator.ChargeAsync(car.Text("id")!, "START"), HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal("PENDING", (await simulator.GetAsync($"vehicles/actions/{limit.Json.Text("id")}")).Json.Text("state"));
    }

    [Fact]
    public async Task Most_cars_cannot()
    {
        using var simulator = await TestSimulator.StartAsync();
        var incapable = (await simulator.VehiclesAsync()).Where(car => !car.Can("setMaxCurrent")).ToList();
        Assert.True(incapable.Count > 12);
        Expect.Problem(await LimitAsync(simulator, incapable[0], 10), HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal([$"POST /vehicles/{incapable[0].Text("id")}/max-current 400"], simulator.Log.TakeLast(1));
        Expect.BadInput(
            await simulator.PostAsync($"vehicles/{incapable[0].Text("id")}/max-current", """{"maxCurrent":0}"""),
            "out_of_range maxCurrent");
    }

    private static Task<Reply> LimitAsync(TestSimulator simulator, JsonElement car, double amperes) =>
        simulator.PostAsync($"vehicles/{car.Text("id")}/max-current", JsonSerializer.Serialize(new { maxCurrent = amperes }));
}
