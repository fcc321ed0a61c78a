using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class HoldTests
{
    [Theory]
    [InlineData("""{"mode":"AUTO","heatSetpoint":20,"coolSetpoint":25.5}""", "coolSetpoint heatSetpoint mode holdType")]
    [InlineData("""{"mode":"HEAT","heatSetpoint":22.5}""", "heatSetpoint mode holdType")]
    [InlineData("""{"mode":"COOL","coolSetpoint":23}""", "coolSetpoint mode holdType")]
    [InlineData("""{"mode":"OFF"}""", "mode holdType")]
    public async Task A_unit_holds_what_it_is_told(string body, string members)
    {
        using var simulator = await TestSimulator.StartAsync();
        var unit = await CapableAsync(simulator);
        var reply = await HoldAsync(simulator, unit, body);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Expect.Action(reply.Json, "hvac", unit.Text("id")!, unit.Text("userId")!, "PENDING", null, "target");
        var target = reply.Json.GetProperty("target");
        Expect.Members(target, members.Split(' '));
        Assert.Equal("PERMANENT", target.Text("holdType"));

        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        var action = (await simulator.GetAsync($"hvacs/actions/{reply.Json.Text("id")}")).Json;
        Assert.Equal("CONFIRMED", action.Text("state"));
        var state = (await simulator.GetAsync($"hvacs/{unit.Text("id")}")).Json.GetProperty("thermostatState");
        Assert.Equal(action.Time("completedAt"), state.Time("lastUpdated"));
        using var given = JsonDocument.Parse(body);
        foreach (var member in given.RootElement.EnumerateObject())
        {
            Assert.Equal(member.Value.GetRawText(), target.GetProperty(member.Name).GetRawText());
            Assert.Equal(member.Value.GetRawText(), state.GetProperty(member.Name).GetRawText());
        }

        Assert.Equal("PERMANENT", state.Text("holdType"));
    }

    [Fact]
    public async Task A_unit_goes_back_to_its_schedule()
    {
        using var simulator = await TestSimulator.StartAsync();
        var unit = await CapableAsync(simulator);
        await HoldAsync(simulator, unit, """{"mode":"OFF"}""");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        var reply = await simulator.PostAsync($"hvacs/{unit.Text("id")}/follow-schedule");
        Expect.Action(reply.Json, "hvac", unit.Text("id")!, unit.Text("userId")!, "PENDING", null, "target");
        Expect.Members(reply.Json.GetProperty("target"), "holdType");
        Assert.Equal("SCHEDULED", reply.Json.GetProperty("target").Text("holdType"));
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        var state = (await simulator.GetAsync($"hvacs/{unit.Text("id")}")).Json.GetProperty("thermostatState");
        Assert.Equal(("SCHEDULED", "AUTO", 21), (state.Text("holdType"), state.Text("mode"), state.Number("heatSetpoint")));
        Assert.Equal(
            [$"POST /hvacs/{unit.Text("id")}/permanent-hold 200", $"POST /hvacs/{unit.Text("id")}/follow-schedule 200"],
            simulator.Log.Where(line => line.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_new_command_cancels_the_old_one()
    {
        using var simulator = await TestSimulator.StartAsync();
        var unit = await CapableAsync(simulator);
        var first = await HoldAsync(simulator, unit, """{"mode":"OFF"}""");
        await HoldAsync(simulator, unit, """{"mode":"OFF"}""");
        var replaced = (await simulator.GetAsync($"hvacs/actions/{first.Json.Text("id")}")).Json;
        Expect.Action(replaced, "hvac", unit.Text("id")!, unit.Text("userId")!, "CANCELLED", "CONFLICT", "target");
    }

    [Theory]
    [InlineData("""{}""", "required mode")]
    [InlineData("""{"mode":"UNKNOWN"}""", "invalid_enum_value mode")]
    [InlineData("""{"mode":"WARM","heatSetpoint":"x"}""", "invalid_enum_value mode")]
    [InlineData("""{"mode":"AUTO"}""", "required heatSetpoint", "required coolSetpoint")]
    [InlineData("""{"mode":"HEAT","coolSetpoint":20}""", "required heatSetpoint", "unrecognized_key coolSetpoint")]
    [InlineData("""{"mode":"COOL","coolSetpoint":"20"}""", "invalid_type coolSetpoint")]
    [InlineData("""{"mode":"OFF","heatSetpoint":20}""", "unrecognized_key heatSetpoint")]
    [InlineData("""{"mode":"HEAT","heatSetpoint":6.9}""", "not_supported heatSetpoint")]
    [InlineData("""{"mode":"HEAT","heatSetpoint":30.1}""", "not_supported heatSetpoint")]
    [InlineData("""{"mode":"COOL","coolSetpoint":15}""", "not_supported coolSetpoint")]
    [InlineData("""{"mode":"AUTO","heatSetpoint":22,"coolSetpoint":23}""", "not_supported coolSetpoint")]
    [InlineData("""{"mode":"AUTO","heatSetpoint":10,"coolSetpoint":30}""", "not_supported coolSetpoint")]
    public async Task What_cannot_be_held_is_refused(string body, params string[] issues)
    {
        using var simulator = await TestSimulator.StartAsync();
        var unit = await CapableAsync(simulator);
        Expect.BadInput(await HoldAsync(simulator, unit, body), issues);
        simulator.Time.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(
            "SCHEDULED", (await simulator.GetAsync($"hvacs/{unit.Text("id")}")).Json.GetProperty("thermostatState").Text("holdType"));
    }

    [Fact]
    public async Task A_unit_that_cannot_is_not_told()
    {
        using var simulator = await TestSimulator.StartAsync();
        var heater = await simulator.FirstAsync(
            "hvacs",
            unit => unit.Can("setPermanentHold") && !unit.Can("setFollowSchedule") && unit.At("information").Text("category") == "HEATING");
        Expect.BadInput(await HoldAsync(simulator, heater, """{"mode":"COOL","coolSetpoint":20}"""), "not_supported mode");
        Expect.Problem(await simulator.PostAsync($"hvacs/{heater.Text("id")}/follow-schedule"), HttpStatusCode.BadRequest, "bad-request");
        Assert.Empty(heater.At("capabilities", "setFollowSchedule", "interventionIds").EnumerateArray());

        foreach (var unit in (await simulator.AllAsync("hvacs")).Where(unit => !unit.Can("setPermanentHold")))
        {
            Expect.Problem(await HoldAsync(simulator, unit, """{"mode":"OFF"}"""), HttpStatusCode.BadRequest, "bad-request");
        }

        Assert.Contains(
            await simulator.AllAsync("hvacs"),
            unit => unit.At("capabilities", "setPermanentHold", "interventionIds").GetArrayLength() == 1);
        Expect.Problem(await simulator.PostAsync("hvacs/x/permanent-hold", """{"mode":"OFF"}"""), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.PostAsync("hvacs/x/follow-schedule"), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_unit_without_live_access_fails_and_stays_as_it_was()
    {
        using var simulator = await TestSimulator.StartAsync();
        var unit = await simulator.FirstAsync("hvacs", unit => !Cars.IsReachable(unit));
        var reply = await HoldAsync(simulator, unit, """{"mode":"HEAT","heatSetpoint":28}""");
        simulator.Time.Pass(TimeSpan.FromMinutes(30));
        var action = (await simulator.GetAsync($"hvacs/actions/{reply.Json.Text("id")}")).Json;
        Expect.Action(action, "hvac", unit.Text("id")!, unit.Text("userId")!, "FAILED", "NO_RESPONSE", "target");
        Assert.Equal(unit.GetRawText(), (await simulator.GetAsync($"hvacs/{unit.Text("id")}")).Text);
    }

    /// <summary>A unit that can do everything.</summary>
    private static Task<JsonElement> CapableAsync(TestSimulator simulator) =>
        simulator.FirstAsync("hvacs", unit => unit.At("thermostatState").Text("mode") == "AUTO");

    private static Task<Reply> HoldAsync(TestSimulator simulator, JsonElement unit, string body) =>
        simulator.PostAsync($"hvacs/{unit.Text("id")}/permanent-hold", body);
}
