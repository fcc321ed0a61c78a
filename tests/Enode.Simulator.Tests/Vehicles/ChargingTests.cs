using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class ChargingTests
{
    [Fact]
    public async Task A_car_that_is_told_to_charge_does_so_a_few_seconds_later()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = (await simulator.VehiclesAsync()).First(Cars.IsStartable);
        var id = car.Text("id")!;
        simulator.Time.Pass(TimeSpan.FromSeconds(10));
        var reply = await simulator.ChargeAsync(id, "START");
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        ExpectAction(reply.Json, id, car.Text("userId")!, "START", "PENDING", null);
        Assert.Equal(ManualTime.Start.AddSeconds(10), reply.Json.Time("createdAt"));
        Assert.Equal(ManualTime.Start.AddSeconds(10), reply.Json.Time("updatedAt"));

        simulator.Time.Pass(TimeSpan.FromSeconds(1.999));
        Assert.Equal("PENDING", (await ActionAsync(simulator, reply)).Text("state"));
        Assert.Equal("PLUGGED_IN:STOPPED", Cars.State(await simulator.VehicleAsync(id)));

        simulator.Time.Pass(TimeSpan.FromSeconds(1200));
        var charged = (await simulator.VehicleAsync(id)).GetProperty("chargeState");
        var action = await ActionAsync(simulator, reply);
        ExpectAction(action, id, car.Text("userId")!, "START", "CONFIRMED", null);
        Assert.InRange(action.Time("completedAt"), ManualTime.Start.AddSeconds(12), ManualTime.Start.AddSeconds(15));
        Assert.Equal(action.Time("completedAt"), action.Time("updatedAt"));

        // It charged from the confirmation on, although it was not read then.
        Assert.Equal("PLUGGED_IN:CHARGING", charged.Text("powerDeliveryState"));
        var hours = (simulator.Simulator.Now - action.Time("completedAt")).TotalHours;
        var gain = charged.Number("chargeRate") / charged.Number("batteryCapacity") * 100 * hours;
        Assert.Equal(Cars.Level(car) + gain, charged.Number("batteryLevel"), 0.1001);
    }

    [Fact]
    public async Task A_car_that_is_told_to_stop_keeps_what_it_has()
    {
        using var simulator = await TestSimulator.StartAsync();
        var id = await simulator.FindVehicleAsync(Cars.IsCharging);
        var reply = await simulator.ChargeAsync(id, "STOP");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("CONFIRMED", (await ActionAsync(simulator, reply)).Text("state"));
        var stopped = await simulator.VehicleAsync(id);
        Assert.Equal("PLUGGED_IN:STOPPED", Cars.State(stopped));
        simulator.Time.Pass(TimeSpan.FromMinutes(50));
        Assert.Equal(Cars.Level(stopped), Cars.Level(await simulator.VehicleAsync(id)));
        Assert.Equal("PENDING", (await simulator.ChargeAsync(id, "START")).Json.Text("state"));
    }

    [Fact]
    public async Task Commands_take_two_to_five_seconds_and_not_all_the_same()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var replies = new List<Reply>();
        foreach (var car in (await simulator.VehiclesAsync()).Where(Cars.IsStartable))
        {
            replies.Add(await simulator.ChargeAsync(car.Text("id")!, "START"));
        }

        simulator.Time.Pass(TimeSpan.FromSeconds(30));
        var seconds = new List<double>();
        foreach (var reply in replies)
        {
            var action = await ActionAsync(simulator, reply);
            seconds.Add((action.Time("completedAt") - action.Time("createdAt")).TotalSeconds);
        }

        Assert.All(seconds, value => Assert.InRange(value, 2, 5));
        Assert.True(seconds.Min() < 2.5 && seconds.Max() > 4.5);
        Assert.Equal(replies.Count, replies.Select(reply => reply.Json.Text("id")).Distinct().Count());
    }

    [Fact]
    public async Task A_car_without_live_access_fails_after_a_minute()
    {
        using var simulator = await TestSimulator.StartAsync();
        var id = await simulator.FindVehicleAsync(Cars.IsUnreachable);
        var reply = await simulator.ChargeAsync(id, "START");
        Assert.Equal("PENDING", reply.Json.Text("state"));
        simulator.Time.Pass(TimeSpan.FromSeconds(59.999));
        Assert.Equal("PENDING", (await ActionAsync(simulator, reply)).Text("state"));
        simulator.Time.Pass(TimeSpan.FromSeconds(0.001));
        var action = await ActionAsync(simulator, reply);
        ExpectAction(action, id, reply.Json.Text("userId")!, "START", "FAILED", "NO_RESPONSE");
        Assert.Equal(ManualTime.Start.AddSeconds(60), action.Time("completedAt"));
        Assert.Equal("PLUGGED_IN:STOPPED", Cars.State(await simulator.VehicleAsync(id)));
    }

    [Theory]
    [InlineData("START")]
    [InlineData("STOP")]
    public async Task A_car_without_cable_has_its_command_cancelled_from_the_start(string kind)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        foreach (var car in (await simulator.VehiclesAsync()).Where(Cars.IsUnplugged))
        {
            var reply = await simulator.ChargeAsync(car.Text("id")!, kind);
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            ExpectAction(reply.Json, car.Text("id")!, car.Text("userId")!, kind, "CANCELLED", "FAILED_PRECONDITION");
            Assert.Equal(ManualTime.Start, reply.Json.Time("completedAt"));
            Assert.Equal(reply.Text, (await ActionAsync(simulator, reply)).GetRawText());
        }
    }

    [Fact]
    public async Task A_command_that_makes_no_sense_is_refused()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var (condition, kind) in new (Func<JsonElement, bool>, string)[]
        {
            (Cars.IsIncapable, "START"),
            (Cars.IsIncapable, "STOP"),
            (Cars.IsUnknown, "START"),
            (Cars.IsComplete, "START"),
            (Cars.IsComplete, "STOP"),
            (Cars.IsCharging, "START"),
            (Cars.IsStartable, "STOP"),
        })
        {
            var id = await simulator.FindVehicleAsync(condition);
            Expect.Problem(await simulator.ChargeAsync(id, kind), HttpStatusCode.BadRequest, "bad-request");
            Assert.Equal($"POST /vehicles/{id}/charging 400", simulator.Log.Last());
        }
    }

    [Fact]
    public async Task What_the_owner_could_allow_is_told()
    {
        using var simulator = await TestSimulator.StartAsync();
        var capabilities = (await simulator.VehiclesAsync()).First(Cars.IsIncapable).GetProperty("capabilities");
        Assert.Single(capabilities.GetProperty("startCharging").GetProperty("interventionIds").EnumerateArray());
        Assert.Empty(capabilities.GetProperty("information").GetProperty("interventionIds").EnumerateArray());
    }

    [Fact]
    public async Task The_same_command_again_is_the_same_action_while_it_is_pending()
    {
        using var simulator = await TestSimulator.StartAsync();
        var id = await simulator.FindVehicleAsync(Cars.IsStartable);
        var first = await simulator.ChargeAsync(id, "START");
        simulator.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(first.Text, (await simulator.ChargeAsync(id, "START")).Text);
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        Expect.Problem(await simulator.ChargeAsync(id, "START"), HttpStatusCode.BadRequest, "bad-request");
        Assert.NotEqual(first.Json.Text("id"), (await simulator.ChargeAsync(id, "STOP")).Json.Text("id"));
    }

    [Fact]
    public async Task Another_command_takes_the_place_of_a_pending_one()
    {
        using var simulator = await TestSimulator.StartAsync();
        var id = await simulator.FindVehicleAsync(Cars.IsStartable);
        var start = await simulator.ChargeAsync(id, "START");
        simulator.Time.Pass(TimeSpan.FromSeconds(1));
        var stop = await simulator.ChargeAsync(id, "STOP");
        Assert.Equal("PENDING", stop.Json.Text("state"));

        var replaced = await ActionAsync(simulator, start);
        ExpectAction(replaced, id, start.Json.Text("userId")!, "START", "CANCELLED", "CONFLICT");
        Assert.Equal(ManualTime.Start.AddSeconds(1), replaced.Time("completedAt"));
        simulator.Time.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal("CONFIRMED", (await ActionAsync(simulator, stop)).Text("state"));
        Assert.Equal("PLUGGED_IN:STOPPED", Cars.State(await simulator.VehicleAsync(id)));
        Assert.Equal(replaced.GetRawText(), (await ActionAsync(simulator, start)).GetRawText());
    }

    [Fact]
    public async Task A_battery_that_fills_while_a_start_is_pending_needs_no_start()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { Speed = 0.001 });
        var car = (await simulator.VehiclesAsync()).Where(Cars.IsCharging).MinBy(
            other => other.GetProperty("chargeState").Number("chargeTimeRemaining"));
        var id = car.Text("id")!;

        // To within a second of its limit: the level shown is rounded, so the last stretch is walked.
        await PassSimulatedAsync(simulator, TimeSpan.FromMinutes(car.GetProperty("chargeState").Number("chargeTimeRemaining") - 1.5));
        JsonElement? before = null;
        while (Cars.IsCharging(await simulator.VehicleAsync(id)))
        {
            before = (await simulator.VehicleAsync(id)).GetProperty("chargeState");
            await PassSimulatedAsync(simulator, TimeSpan.FromSeconds(1));
        }

        var duration = simulator.Simulator.Now - simulator.Simulator.StartedAt;
        Assert.NotNull(before);

        using var again = await TestSimulator.StartAsync(new SimulatorOptions { Speed = 0.001 });
        await PassSimulatedAsync(again, duration - TimeSpan.FromSeconds(1));
        await again.ChargeAsync(id, "STOP");
        var start = await again.ChargeAsync(id, "START");
        Assert.Equal("PENDING", start.Json.Text("state"));
        await PassSimulatedAsync(again, TimeSpan.FromSeconds(6));
        ExpectAction(await ActionAsync(again, start), id, car.Text("userId")!, "START", "CANCELLED", "UNNECESSARY");
        Assert.True(Cars.IsComplete(await again.VehicleAsync(id)));
    }

    private static async Task PassSimulatedAsync(TestSimulator simulator, TimeSpan time)
    {
        simulator.Time.Pass(time / simulator.Simulator.Speed);
        simulator.Token = await simulator.GetTokenAsync();
    }

    private static async Task<JsonElement> ActionAsync(TestSimulator simulator, Reply created) =>
        (await simulator.GetAsync($"vehicles/actions/{created.Json.Text("id")}")).Json;

    private static void ExpectAction(JsonElement action, string vehicleId, string userId, string kind, string state, string? reason)
    {
        Expect.Action(action, "vehicle", vehicleId, userId, state, reason, "kind");
        Assert.Equal(kind, action.Text("kind"));
    }
}
