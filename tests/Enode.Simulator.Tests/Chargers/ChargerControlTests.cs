using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class ChargerControlTests
{
    [Fact]
    public async Task A_charger_that_is_told_to_stop_and_to_start_does_so_a_few_seconds_later()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", IsGuestCharging);
        Assert.True(charger.At("chargeState").Number("chargeRate") > 0);
        var stop = await ChargeAsync(simulator, charger, "STOP");
        Assert.Equal(HttpStatusCode.OK, stop.Status);
        ExpectAction(stop.Json, charger, "STOP", "PENDING", null);

        simulator.Time.Pass(TimeSpan.FromSeconds(1.999));
        Assert.Equal("PLUGGED_IN:CHARGING", await StateAsync(simulator, charger));
        simulator.Time.Pass(TimeSpan.FromSeconds(4));
        var action = await ActionAsync(simulator, stop);
        ExpectAction(action, charger, "STOP", "CONFIRMED", null);
        Assert.InRange(action.Time("completedAt"), ManualTime.Start.AddSeconds(2), ManualTime.Start.AddSeconds(5));
        var stopped = (await simulator.GetAsync($"chargers/{charger.Text("id")}")).Json.At("chargeState");
        Assert.Equal("PLUGGED_IN:STOPPED", stopped.Text("powerDeliveryState"));
        Assert.True(stopped.IsNull("chargeRate"));
        Assert.False(stopped.GetProperty("isCharging").GetBoolean());
        Assert.True(stopped.GetProperty("isPluggedIn").GetBoolean());
        Assert.Equal(action.Time("completedAt"), stopped.Time("lastUpdated"));

        await ChargeAsync(simulator, charger, "START");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("PLUGGED_IN:CHARGING", await StateAsync(simulator, charger));
        Assert.Equal(
            [$"POST /chargers/{charger.Text("id")}/charging 200", $"POST /chargers/{charger.Text("id")}/charging 200"],
            simulator.Log.Where(line => line.Contains("/charging", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_new_command_cancels_the_old_one_even_when_it_says_the_same()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", IsGuestCharging);
        var first = await ChargeAsync(simulator, charger, "STOP");
        simulator.Time.Pass(TimeSpan.FromSeconds(1));
        var second = await ChargeAsync(simulator, charger, "STOP");
        Assert.NotEqual(first.Json.Text("id"), second.Json.Text("id"));
        ExpectAction(await ActionAsync(simulator, first), charger, "STOP", "CANCELLED", "CONFLICT");
        var limit = await LimitAsync(simulator, charger, "16");
        ExpectAction(await ActionAsync(simulator, second), charger, "STOP", "CANCELLED", "CONFLICT");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("CONFIRMED", (await ActionAsync(simulator, limit)).Text("state"));
        Assert.Equal("PLUGGED_IN:CHARGING", await StateAsync(simulator, charger));
    }

    [Fact]
    public async Task A_command_that_makes_no_sense_is_refused_and_one_without_cable_is_cancelled()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 50 });
        var incapable = await simulator.FirstAsync("chargers", charger => !charger.Can("startCharging"));
        Assert.Single(incapable.At("capabilities", "startCharging", "interventionIds").EnumerateArray());
        var unknown = await simulator.FirstAsync("chargers", charger => State(charger) == "UNKNOWN");
        Assert.Empty(unknown.At("capabilities", "startCharging", "interventionIds").EnumerateArray());
        var charging = await simulator.FirstAsync("chargers", IsGuestCharging);
        var stopped = await simulator.FirstAsync(
            "chargers", charger => State(charger) == "PLUGGED_IN:STOPPED" && charger.Can("startCharging"));
        foreach (var (charger, kind) in new[]
        {
            (incapable, "START"), (incapable, "STOP"), (unknown, "START"), (charging, "START"), (stopped, "STOP")
        })
        {
            Expect.Problem(await ChargeAsync(simulator, charger, kind), HttpStatusCode.BadRequest, "bad-request");
        }

        var unplugged = await simulator.FirstAsync("chargers", charger => State(charger) == "UNPLUGGED");
        ExpectAction((await ChargeAsync(simulator, unplugged, "START")).Json, unplugged, "START", "CANCELLED", "FAILED_PRECONDITION");
    }

    [Fact]
    public async Task A_charger_without_live_access_fails_after_a_minute()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", charger => !Cars.IsReachable(charger));
        var reply = await ChargeAsync(simulator, charger, "START");
        simulator.Time.Pass(TimeSpan.FromSeconds(59.999));
        Assert.Equal("PENDING", (await ActionAsync(simulator, reply)).Text("state"));
        simulator.Time.Pass(TimeSpan.FromSeconds(0.001));
        ExpectAction(await ActionAsync(simulator, reply), charger, "START", "FAILED", "NO_RESPONSE");
        Assert.Equal("PLUGGED_IN:STOPPED", await StateAsync(simulator, charger));
    }

    [Fact]
    public async Task A_lower_current_makes_charging_slower()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", charger => IsGuestCharging(charger) && charger.Can("setMaxCurrent"));
        var reply = await LimitAsync(simulator, charger, "6.5");
        Expect.Action(reply.Json, "charger", charger.Text("id")!, charger.Text("userId")!, "PENDING", null, "targetState");
        Expect.Members(reply.Json.GetProperty("targetState"), "maxCurrent");
        Assert.Equal(6.5, reply.Json.At("targetState").Number("maxCurrent"));
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        var limited = (await simulator.GetAsync($"chargers/{charger.Text("id")}")).Json.At("chargeState");
        Assert.Equal(6.5, limited.Number("maxCurrent"));
        Assert.Equal(6.5 * 0.69, limited.Number("chargeRate"), 0.001);

        await LimitAsync(simulator, charger, "1000");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        var free = (await simulator.GetAsync($"chargers/{charger.Text("id")}")).Json.At("chargeState");
        Assert.Equal(charger.At("chargeState").Number("chargeRate"), free.Number("chargeRate"));
    }

    [Fact]
    public async Task A_car_that_is_not_linked_gets_full_too()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", IsGuestCharging);
        await simulator.PassAsync(TimeSpan.FromHours(12));

        // A charger has no word for a full battery.
        Assert.Equal("PLUGGED_IN:STOPPED", await StateAsync(simulator, charger));
        Expect.Problem(await ChargeAsync(simulator, charger, "START"), HttpStatusCode.BadRequest, "bad-request");
    }

    [Theory]
    [InlineData("""{}""", "required maxCurrent")]
    [InlineData("""{"maxCurrent":0}""", "out_of_range maxCurrent")]
    [InlineData("""{"maxCurrent":-1}""", "out_of_range maxCurrent")]
    [InlineData("""{"maxCurrent":1e999}""", "out_of_range maxCurrent")]
    [InlineData("""{"maxCurrent":"16"}""", "invalid_type maxCurrent")]
    [InlineData("""{"maxCurrent":16,"x":1}""", "unrecognized_key x")]
    public async Task A_current_that_is_none_is_refused(string body, string issue)
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", charger => charger.Can("setMaxCurrent"));
        Expect.BadInput(await simulator.PostAsync($"chargers/{charger.Text("id")}/max-current", body), issue);
    }

    [Fact]
    public async Task A_charger_that_knows_no_limit_takes_none()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var charger in (await simulator.AllAsync("chargers")).Where(charger => !charger.Can("setMaxCurrent")))
        {
            Expect.Problem(await LimitAsync(simulator, charger, "16"), HttpStatusCode.BadRequest, "bad-request");
        }

        Assert.Contains(simulator.Log, line => line.EndsWith("/max-current 400", StringComparison.Ordinal));
        Expect.Problem(await simulator.PostAsync("chargers/x/max-current", """{"maxCurrent":16}"""), HttpStatusCode.NotFound, "not-found");
    }

    private static bool IsGuestCharging(JsonElement charger) =>
        State(charger) == "PLUGGED_IN:CHARGING" && charger.At("chargeState").IsNull("pluggedInVehicleId");

    private static string? State(JsonElement charger) => charger.At("chargeState").Text("powerDeliveryState");

    private static async Task<string?> StateAsync(TestSimulator simulator, JsonElement charger) =>
        State((await simulator.GetAsync($"chargers/{charger.Text("id")}")).Json);

    private static Task<Reply> ChargeAsync(TestSimulator simulator, JsonElement charger, string kind) =>
        simulator.PostAsync($"chargers/{charger.Text("id")}/charging", $$"""{"action":"{{kind}}"}""");

    private static Task<Reply> LimitAsync(TestSimulator simulator, JsonElement charger, string amperes) =>
        simulator.PostAsync($"chargers/{charger.Text("id")}/max-current", $$"""{"maxCurrent":{{amperes}}}""");

    private static async Task<JsonElement> ActionAsync(TestSimulator simulator, Reply created) =>
        (await simulator.GetAsync($"chargers/actions/{created.Json.Text("id")}")).Json;

    private static void ExpectAction(JsonElement action, JsonElement charger, string kind, string state, string? reason)
    {
        Expect.Action(action, "charger", charger.Text("id")!, charger.Text("userId")!, state, reason, "kind");
        Assert.Equal(kind, action.Text("kind"));
    }
}
