using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class ActionTests
{
    [Fact]
    public async Task A_pending_action_can_be_called_off_once()
    {
        using var simulator = await TestSimulator.StartAsync();
        var vehicle = await simulator.FindVehicleAsync(Cars.IsStartable);
        var id = (await simulator.ChargeAsync(vehicle, "START")).Json.Text("id");
        simulator.Time.Pass(TimeSpan.FromSeconds(1));

        var cancelled = await simulator.PostAsync($"vehicles/actions/{id}/cancel");
        Assert.Equal(HttpStatusCode.OK, cancelled.Status);
        Assert.Equal("CANCELLED", cancelled.Json.Text("state"));
        Assert.Equal("REQUESTED_CANCELLATION", cancelled.Json.GetProperty("failureReason").Text("type"));
        Assert.Equal(ManualTime.Start.AddSeconds(1), cancelled.Json.Time("completedAt"));
        Assert.Equal(ManualTime.Start.AddSeconds(1), cancelled.Json.Time("updatedAt"));
        Assert.Equal(ManualTime.Start, cancelled.Json.Time("createdAt"));

        simulator.Time.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal("PLUGGED_IN:STOPPED", Cars.State(await simulator.VehicleAsync(vehicle)));
        var again = await simulator.PostAsync($"vehicles/actions/{id}/cancel");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal(cancelled.Text, again.Text);
        Assert.Equal(cancelled.Text, (await simulator.GetAsync($"vehicles/actions/{id}")).Text);
        Assert.Equal(
            [$"POST /vehicles/actions/{id}/cancel 200", $"POST /vehicles/actions/{id}/cancel 409"],
            simulator.Log.Where(line => line.Contains("/cancel", StringComparison.Ordinal)));

        Assert.NotEqual(id, (await simulator.ChargeAsync(vehicle, "START")).Json.Text("id"));
    }

    [Fact]
    public async Task An_action_that_settled_unseen_cannot_be_called_off()
    {
        using var simulator = await TestSimulator.StartAsync();
        var vehicle = await simulator.FindVehicleAsync(Cars.IsStartable);
        var id = (await simulator.ChargeAsync(vehicle, "START")).Json.Text("id");
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        var reply = await simulator.PostAsync($"vehicles/actions/{id}/cancel");
        Assert.Equal(HttpStatusCode.Conflict, reply.Status);
        Assert.Equal("CONFIRMED", reply.Json.Text("state"));
        Assert.Equal("PLUGGED_IN:CHARGING", Cars.State(await simulator.VehicleAsync(vehicle)));
    }

    [Fact]
    public async Task An_action_that_is_not_there_is_not_found()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var id in new[] { Guid.NewGuid().ToString(), "x" })
        {
            Expect.Problem(await simulator.GetAsync($"vehicles/actions/{id}"), HttpStatusCode.NotFound, "not-found");
            Expect.Problem(await simulator.PostAsync($"vehicles/actions/{id}/cancel"), HttpStatusCode.NotFound, "not-found");
        }
    }

    [Fact]
    public async Task An_action_is_found_where_its_kind_is_and_nowhere_else()
    {
        using var simulator = await TestSimulator.StartAsync();
        var actions = new Dictionary<string, Reply>
        {
            ["vehicles"] = await simulator.ChargeAsync(await simulator.FindVehicleAsync(Cars.IsStartable), "START"),
            ["chargers"] = await PostAsync(simulator, "chargers", charger => Cars.IsCharging(charger), "charging", """{"action":"STOP"}"""),
            ["hvacs"] = await PostAsync(simulator, "hvacs", hvac => hvac.Can("setPermanentHold"), "permanent-hold", """{"mode":"OFF"}"""),
            ["batteries"] = await PostAsync(
                simulator, "batteries", battery => battery.Can("idle"), "operation-mode", """{"operationMode":"IDLE"}"""),
        };
        Assert.Equal(4, actions.Values.Select(action => action.Json.Text("id")).Distinct().Count());
        foreach (var (kind, action) in actions)
        {
            foreach (var other in actions.Keys)
            {
                var path = $"{other}/actions/{action.Json.Text("id")}";
                if (other == kind)
                {
                    Assert.Equal(action.Text, (await simulator.GetAsync(path)).Text);
                    var cancelled = await simulator.PostAsync($"{path}/cancel");
                    Assert.Equal((HttpStatusCode.OK, "CANCELLED"), (cancelled.Status, cancelled.Json.Text("state")));
                    var again = await simulator.PostAsync($"{path}/cancel");
                    Assert.Equal((HttpStatusCode.Conflict, cancelled.Text), (again.Status, again.Text));
                    action.Json.TryGetProperty("target", out var target);
                    Assert.Equal(kind == "hvacs", target.ValueKind == JsonValueKind.Object);
                }
                else
                {
                    Expect.Problem(await simulator.GetAsync(path), HttpStatusCode.NotFound, "not-found");
                    Expect.Problem(await simulator.PostAsync($"{path}/cancel"), HttpStatusCode.NotFound, "not-found");
                }
            }
        }

        simulator.Time.Pass(TimeSpan.FromMinutes(2));
        Assert.True(Cars.IsCharging(await simulator.FirstAsync("chargers", charger => charger.Text("id") == actions["chargers"].Json.Text(
            "targetId"))));
    }

    [Fact]
    public async Task The_same_commands_to_the_same_fleet_are_the_same_actions()
    {
        var actions = new List<string>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var simulator = await TestSimulator.StartAsync();
            var vehicle = await simulator.FindVehicleAsync(Cars.IsStartable);
            var id = (await simulator.ChargeAsync(vehicle, "START")).Json.Text("id");
            simulator.Time.Pass(TimeSpan.FromSeconds(5));
            actions.Add((await simulator.GetAsync($"vehicles/actions/{id}")).Text);
        }

        Assert.Equal(actions[0], actions[1]);
    }

    private static async Task<Reply> PostAsync(
        TestSimulator simulator, string kind, Func<JsonElement, bool> condition, string command, string body) =>
        await simulator.PostAsync($"{kind}/{(await simulator.FirstAsync(kind, condition)).Text("id")}/{command}", body);
}
