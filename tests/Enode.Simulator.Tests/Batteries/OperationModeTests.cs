using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class OperationModeTests
{
    [Theory]
    [InlineData("IMPORT_FOCUS", "CHARGING")]
    [InlineData("EXPORT_FOCUS", "DISCHARGING")]
    [InlineData("IDLE", "IDLE")]
    public async Task A_battery_runs_as_it_is_told(string mode, string status)
    {
        using var simulator = await TestSimulator.StartAsync();
        var battery = await CapableAsync(simulator);
        var reply = await SetAsync(simulator, battery, mode);
        Expect.Action(reply.Json, "battery", battery.Text("id")!, battery.Text("userId")!, "PENDING", null, "targetState");
        Expect.Members(reply.Json.GetProperty("targetState"), "operationMode");
        Assert.Equal(mode, reply.Json.GetProperty("targetState").Text("operationMode"));
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        var action = (await simulator.GetAsync($"batteries/actions/{reply.Json.Text("id")}")).Json;
        Assert.Equal("CONFIRMED", action.Text("state"));

        var before = (await simulator.GetAsync($"batteries/{battery.Text("id")}")).Json;
        Assert.Equal(mode, before.At("config").Text("operationMode"));
        Assert.Equal(action.Time("completedAt"), before.At("config").Time("lastUpdated"));
        Assert.Equal(status, before.At("chargeState").Text("status"));
        var rate = before.At("chargeState").Number("chargeRate");
        Assert.Equal(status, rate > 0 ? "CHARGING" : rate < 0 ? "DISCHARGING" : "IDLE");
        simulator.Time.Pass(TimeSpan.FromMinutes(6));
        var after = (await simulator.GetAsync($"batteries/{battery.Text("id")}")).Json.At("chargeState");
        var gain = rate * 0.1 / after.Number("batteryCapacity") * 100;
        Assert.Equal(before.At("chargeState").Number("batteryLevel") + gain, after.Number("batteryLevel"), 0.11);
    }

    [Theory]
    [InlineData("IMPORT_FOCUS", 100.0)]
    [InlineData("EXPORT_FOCUS", null)]
    public async Task A_battery_ends_where_it_is_full_or_at_its_reserve(string mode, double? end)
    {
        using var simulator = await TestSimulator.StartAsync();
        var battery = await CapableAsync(simulator);
        await SetAsync(simulator, battery, mode);
        await simulator.PassAsync(TimeSpan.FromHours(12));
        var state = (await simulator.GetAsync($"batteries/{battery.Text("id")}")).Json.At("chargeState");
        Assert.Equal(end ?? state.Number("dischargeLimit"), state.Number("batteryLevel"));
        Assert.Equal(0, state.Number("chargeRate"));
        Assert.Equal("IDLE", state.Text("status"));
    }

    [Fact]
    public async Task The_mode_that_it_has_can_be_set_and_a_new_command_cancels_the_old_one()
    {
        using var simulator = await TestSimulator.StartAsync();
        var battery = await CapableAsync(simulator);
        var first = await SetAsync(simulator, battery, "SELF_RELIANCE");
        var second = await SetAsync(simulator, battery, "SELF_RELIANCE");
        Assert.NotEqual(first.Json.Text("id"), second.Json.Text("id"));
        var replaced = (await simulator.GetAsync($"batteries/actions/{first.Json.Text("id")}")).Json;
        Expect.Action(replaced, "battery", battery.Text("id")!, battery.Text("userId")!, "CANCELLED", "CONFLICT", "targetState");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal("CONFIRMED", (await simulator.GetAsync($"batteries/actions/{second.Json.Text("id")}")).Json.Text("state"));
    }

    [Fact]
    public async Task What_cannot_be_set_is_refused()
    {
        using var simulator = await TestSimulator.StartAsync();
        var blocked = await simulator.FirstAsync("batteries", battery => !battery.Can("idle"));
        Assert.Single(blocked.At("capabilities", "idle", "interventionIds").EnumerateArray());
        Assert.Equal("UNKNOWN", blocked.At("config").Text("operationMode"));
        Expect.Problem(await SetAsync(simulator, blocked, "IDLE"), HttpStatusCode.BadRequest, "bad-request");

        var partial = await simulator.FirstAsync("batteries", battery => battery.Can("idle") && !battery.Can("exportFocus"));
        Assert.Empty(partial.At("capabilities", "exportFocus", "interventionIds").EnumerateArray());
        Expect.Problem(await SetAsync(simulator, partial, "EXPORT_FOCUS"), HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal("PENDING", (await SetAsync(simulator, partial, "IDLE")).Json.Text("state"));

        Expect.BadInput(await SetAsync(simulator, partial, "UNKNOWN"), "invalid_enum_value operationMode");
        Expect.BadInput(
            await simulator.PostAsync($"batteries/{partial.Text("id")}/operation-mode", """{"mode":"IDLE"}"""),
            "required operationMode",
            "unrecognized_key mode");
        Expect.Problem(
            await simulator.PostAsync("batteries/x/operation-mode", """{"operationMode":"IDLE"}"""), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_battery_without_live_access_fails_and_stays_as_it_was()
    {
        using var simulator = await TestSimulator.StartAsync();
        var battery = await simulator.FirstAsync("batteries", battery => !Cars.IsReachable(battery));
        var reply = await SetAsync(simulator, battery, "IDLE");
        simulator.Time.Pass(TimeSpan.FromSeconds(60));
        var action = (await simulator.GetAsync($"batteries/actions/{reply.Json.Text("id")}")).Json;
        Expect.Action(action, "battery", battery.Text("id")!, battery.Text("userId")!, "FAILED", "NO_RESPONSE", "targetState");
        Assert.Equal(ManualTime.Start.AddSeconds(60), action.Time("completedAt"));
        Assert.Equal(battery.GetRawText(), (await simulator.GetAsync($"batteries/{battery.Text("id")}")).Text);
    }

    private static Task<JsonElement> CapableAsync(TestSimulator simulator) =>
        simulator.FirstAsync("batteries", battery => battery.Can("exportFocus") && Cars.IsReachable(battery));

    private static Task<Reply> SetAsync(TestSimulator simulator, JsonElement battery, string mode) =>
        simulator.PostAsync($"batteries/{battery.Text("id")}/operation-mode", $$"""{"operationMode":"{{mode}}"}""");
}
