using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>The events that arise from changes, and those that are caused by one call.</summary>
public sealed class EventTests
{
    /// <summary>A kind of event, the member that has the resource, and the path at which the resource is read.</summary>
    private static readonly (string Noun, string Member, string Path)[] Assets =
    [
        ("vehicle", "vehicle", "vehicles"), ("charger", "charger", "chargers"), ("hvac", "hvac", "hvacs"),
        ("inverter", "inverter", "inverters"), ("battery", "battery", "batteries"), ("meter", "meter", "meters"),
        ("hem-system", "hemSystem", "hem-systems"),
    ];

    public static TheoryData<string> Kinds => [.. Simulator.EventKinds];

    [Fact]
    public async Task All_kinds_arise_from_what_happens_to_a_fleet()
    {
        using var receiver = new Receiver();
        using var simulator = await receiver.StartAsync();
        var hook = await Receiver.RegisterAsync(simulator);
        await LinkAsync(simulator, "new", "TESLA", "vehicle", "inverter", "battery", "meter");
        await LinkAsync(simulator, "new", "EASEE", "charger");
        await LinkAsync(simulator, "new", "ADAX", "hvac");
        simulator.Time.Pass(TimeSpan.FromSeconds(1));
        foreach (var (noun, member, _) in Assets)
        {
            var kinds = receiver.Events.Where(item => item.TryGetProperty(member, out var asset) && asset.Text("userId") == "new")
                .Select(item => item.Text("event"));
            Assert.Equal([$"user:{noun}:discovered", $"user:{noun}:updated"], kinds);
        }

        var vehicle = (await simulator.AllAsync("users/new/vehicles")).Single().Text("id")!;
        await simulator.PutAsync(
            $"vehicles/{vehicle}/smart-charging-policy", """{"isEnabled":true,"deadline":"05:00"}""");
        simulator.Time.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(vehicle, receiver.Of("user:vehicle:smart-charging-status-updated").Last().At("smartChargingStatus").Text("vehicleId"));
        await simulator.PutAsync($"vehicles/{vehicle}/smart-charging-policy", """{"isEnabled":false}""");

        var charger = (await simulator.AllAsync("users/new/chargers")).Single().Text("id")!;
        var schedule = await simulator.PostAsync("users/new/schedules", Sites.Schedule("charger", charger));
        Assert.Equal(HttpStatusCode.OK, schedule.Status);
        Assert.Equal(HttpStatusCode.OK, (await simulator.ChargeAsync(vehicle, "START")).Status);
        simulator.Time.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal(schedule.Json.Text("id"), receiver.Of("user:schedule:execution-updated").Last().At("status").Text("scheduleId"));
        Assert.Equal("CONFIRMED", receiver.Of("user:vendor-action:updated").Single().At("vendorAction").Text("state"));

        await simulator.DeleteAsync("users/new/authorization");
        simulator.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(
            ["ADAX", "EASEE", "TESLA"], receiver.Of("user:credentials:invalidated").Select(item => item.Text("vendor")).Order());
        await simulator.DeleteAsync("users/new");
        await simulator.PostAsync($"webhooks/{hook}/test");
        simulator.Time.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(Simulator.EventKinds.Order(), receiver.Kinds.Distinct().Order());
        Valid(receiver.Events);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_is_caused_by_one_call_and_agrees_with_what_is_read(string kind)
    {
        using var receiver = new Receiver();
        using var simulator = await receiver.StartAsync();
        await Receiver.RegisterAsync(simulator);
        var attempt = Assert.Single(await simulator.Simulator.SendEventAsync(kind));
        Assert.Equal((200, null), (attempt.Status, attempt.Failure));
        Assert.Contains(kind, attempt.Events);
        var caused = receiver.Of(kind).First();
        Valid(receiver.Events);
        Assert.Equal(ManualTime.Start, caused.Time("createdAt"));

        var (noun, change) = (kind.Split(':')[1], kind.Split(':')[^1]);
        if (Assets.FirstOrDefault(asset => asset.Noun == noun) is (not null, var member, var path)
            && caused.TryGetProperty(member, out var asset))
        {
            Assert.Equal(caused.At("user").Text("id"), asset.Text("userId"));
            var read = await simulator.GetAsync($"{path}/{asset.Text("id")}");
            Assert.Equal(change == "deleted" ? HttpStatusCode.NotFound : HttpStatusCode.OK, read.Status);
            if (change == "updated")
            {
                Assert.Equal(read.Text, asset.GetRawText());
                Assert.NotEqual(0, caused.At("updatedFields").GetArrayLength());
            }
            else if (change == "discovered")
            {
                Assert.Equal(read.Json.At("information").GetRawText(), asset.At("information").GetRawText());
            }
        }
    }

    [Fact]
    public async Task Actions_schedules_and_smart_charging_agree_with_what_is_read()
    {
        using var receiver = new Receiver();
        using var simulator = await receiver.StartAsync();
        await Receiver.RegisterAsync(simulator);
        var vehicle = await simulator.FindVehicleAsync(Cars.IsStartable);
        await simulator.Simulator.SendEventAsync("user:vendor-action:updated", id: vehicle);
        var action = receiver.Of("user:vendor-action:updated").Single().At("vendorAction");
        Assert.Equal(("CONFIRMED", vehicle), (action.Text("state"), action.Text("targetId")));
        Assert.Equal(action.GetRawText(), (await simulator.GetAsync($"vehicles/actions/{action.Text("id")}")).Text);
        Assert.True(Cars.IsCharging(await simulator.VehicleAsync(vehicle)));

        await simulator.Simulator.SendEventAsync("user:vehicle:smart-charging-status-updated", id: vehicle);
        var status = receiver.Of("user:vehicle:smart-charging-status-updated").Single().At("smartChargingStatus");
        Assert.Equal(status.GetRawText(), (await simulator.GetAsync($"vehicles/{vehicle}/smart-charging-status")).Text);

        await simulator.Simulator.SendEventAsync("user:schedule:execution-updated", count: 2);
        var schedules = receiver.Of("user:schedule:execution-updated").ToList();
        Assert.Equal("INACTIVE:DISABLED", schedules[1].At("status").Text("state"));
        Assert.NotEqual("INACTIVE:DISABLED", schedules[0].At("status").Text("state"));
        var id = schedules[1].At("schedule").Text("id");
        Assert.Equal(schedules[1].At("schedule").GetRawText(), (await simulator.GetAsync($"schedules/{id}")).Text);
        Assert.Equal(schedules[1].At("status").GetRawText(), (await simulator.GetAsync($"schedules/{id}/status")).Text);

        var inverter = (await simulator.FirstAsync(
            "inverters", item => item.Can("productionStatistics") && Cars.IsReachable(item))).Text("id");
        await simulator.Simulator.SendEventAsync("user:inverter:statistics-updated", id: inverter);
        var statistics = receiver.Of("user:inverter:statistics-updated").Single().At("statistics");
        Assert.Equal((inverter, 2026.0, 3.0, 1.0), (
            statistics.Text("inverterId"), statistics.Number("year"), statistics.Number("month"), statistics.Number("day")));
        Assert.Equal(
            (await simulator.GetAsync($"inverters/{inverter}/statistics?year=2026&month=3&day=1")).Json.At("resolutions").GetRawText(),
            statistics.At("resolutions").GetRawText());
        Valid(receiver.Events);
    }

    [Fact]
    public async Task A_user_a_resource_and_a_number_can_be_chosen()
    {
        using var receiver = new Receiver();
        using var simulator = await receiver.StartAsync();
        await Receiver.RegisterAsync(simulator);
        var vehicle = (await simulator.VehiclesAsync()).Last(Cars.IsStartable);
        var (id, owner) = (vehicle.Text("id"), vehicle.Text("userId"));
        await simulator.Simulator.SendEventAsync("user:vehicle:updated", owner, id, 3);
        Assert.Equal([id, id, id], receiver.Events.Select(item => item.At("vehicle").Text("id")));
        Assert.Equal(
            ["PLUGGED_IN:CHARGING", "PLUGGED_IN:STOPPED", "PLUGGED_IN:CHARGING"],
            receiver.Events.Select(item => Cars.State(item.At("vehicle"))));
        Assert.Single(receiver.Requests);

        await simulator.Simulator.SendEventAsync("USER:Vehicle:Discovered", "someone new", count: 2);
        Assert.Equal(2, (await simulator.AllAsync("users/someone%20new/vehicles")).Count);
        Assert.Equal(2, receiver.Of("user:vehicle:discovered").Count(item => item.At("user").Text("id") == "someone new"));

        await Rejected<ArgumentException>("user:car:updated", null, null, "is not one of");
        await Rejected<ArgumentException>("user:vehicle:updated", "nobody", null, "There is no user with the id 'nobody'.");
        await Rejected<ArgumentException>("user:vehicle:updated", "someone new", id, $"There is no vehicle with the id '{id}' of the user");
        await Rejected<ArgumentException>("user:vehicle:discovered", null, id, "A new device gets an id of its own");
        var unknown = await simulator.FindVehicleAsync(Cars.IsUnknown);
        await Rejected<InvalidOperationException>("user:vehicle:updated", null, unknown, "in its present state");
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => simulator.Simulator.SendEventAsync("system:heartbeat", count: 0));

        async Task Rejected<T>(string kind, string? userId, string? target, string says)
            where T : Exception
        {
            var count = receiver.Requests.Count;
            var exception = await Assert.ThrowsAsync<T>(() => simulator.Simulator.SendEventAsync(kind, userId, target));
            Assert.Contains(says, exception.Message, StringComparison.Ordinal);
            Assert.Equal(count, receiver.Requests.Count);
        }
    }

    [Fact]
    public async Task An_event_that_no_webhook_receives_is_rejected_and_changes_nothing()
    {
        using var receiver = new Receiver();
        using var simulator = await receiver.StartAsync();
        await Receiver.RegisterAsync(simulator, ""","events":["user:hvac:updated"]""");
        var before = await simulator.AllAsync("vehicles");
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => simulator.Simulator.SendEventAsync("user:vehicle:deleted"));
        Assert.Equal("No active webhook with an address on this machine receives user:vehicle:deleted.", exception.Message);
        Assert.Equal(before.Count, (await simulator.AllAsync("vehicles")).Count);
    }

    [Fact]
    public async Task A_caused_event_is_delivered_at_once_though_a_retry_waits()
    {
        using var receiver = new Receiver { Answer = _ => HttpStatusCode.ServiceUnavailable };
        using var simulator = await receiver.StartAsync();
        await Receiver.RegisterAsync(simulator);
        var failed = Assert.Single(await simulator.Simulator.SendEventAsync("enode:webhook:test"));
        Assert.Equal((503, ManualTime.Start.AddSeconds(10)), (failed.Status, failed.NextAttemptAt));
        receiver.Answer = _ => HttpStatusCode.OK;
        var sent = Assert.Single(await simulator.Simulator.SendEventAsync("system:heartbeat"));
        Assert.Equal(["enode:webhook:test", "enode:webhook:test", "system:heartbeat"], receiver.Kinds);
        Assert.Equal(1, receiver.Of("system:heartbeat").Single().Number("pendingEvents"));
        Assert.Equal("system:heartbeat", Assert.Single(sent.Events));
    }

    [Fact]
    public async Task Nothing_is_reported_that_has_not_changed()
    {
        using var receiver = new Receiver();
        using var simulator = await receiver.StartAsync();
        await Receiver.RegisterAsync(simulator, ""","events":["user:vehicle:updated"]""");
        simulator.Time.Pass(TimeSpan.FromMinutes(5));
        Assert.NotEmpty(receiver.Events);
        Assert.All(receiver.Events, item => Assert.True(Cars.IsCharging(item.At("vehicle"))));
        Assert.All(receiver.Events, item => Assert.Equal("""["chargeState"]""", item.At("updatedFields").GetRawText()));
        var times = receiver.Events.Select(item => item.Time("createdAt")).ToList();
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public void The_kinds_are_those_of_the_document()
    {
        WebhookSchemas.Require();
        Assert.Equal(28, Simulator.EventKinds.Count);
        Assert.Equal(WebhookSchemas.Kinds.Order(), Simulator.EventKinds.Order());
    }

    /// <summary>Validates events where the document is. Without it, another test says so.</summary>
    private static void Valid(IEnumerable<JsonElement> events) => Assert.Empty(WebhookSchemas.IsThere
        ? events.SelectMany(item => WebhookSchemas.ErrorsOf(item).Select(error => $"{item.Text("event")} {error}"))
        : []);

    /// <summary>Links devices of a vendor on the pages that a user sees.</summary>
    private static async Task LinkAsync(TestSimulator simulator, string userId, string vendor, params string[] types)
    {
        var control = new[] { "vehicle:control:charging", "charger:control:charging", "hvac:control:mode" };
        var scopes = string.Join(",", types.Select(DeviceScopes.DataOf).Concat(control).Select(scope => $"\"{scope}\""));
        var session = await simulator.PostAsync(
            $"users/{userId}/link",
            $$"""{"scopes":[{{scopes}}],"language":"en-US","redirectUri":"https://example.com/done","vendor":"{{vendor}}"}""");
        var token = session.Json.Text("linkToken");
        foreach (var form in new[] { $"action=sign-in&shown={vendor}&account=me&password=secret", $"action=allow&shown={vendor}" })
        {
            await simulator.PostAsync($"link/{token}", $"token={token}&{form}", "application/x-www-form-urlencoded");
        }
    }
}
