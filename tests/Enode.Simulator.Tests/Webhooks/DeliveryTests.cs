using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>The delivery of events to webhooks: signature, batches, order, retries, and what it costs without webhooks.</summary>
public sealed class DeliveryTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_command_leads_to_signed_deliveries_of_its_end_and_of_the_changed_vehicle()
    {
        using var receiver = new Receiver();
        using var simulator = await receiver.StartAsync();
        var hook = await Receiver.RegisterAsync(
            simulator, ""","authentication":{"headerName":"x-api-key","headerValue":"the key"}""");
        var id = await simulator.FindVehicleAsync(Cars.IsStartable);
        var action = (await simulator.ChargeAsync(id, "START")).Json;
        simulator.Time.Pass(Second);
        Assert.DoesNotContain("user:vendor-action:updated", receiver.Kinds);
        receiver.Clear();
        simulator.Simulator.ClearDeliveryLog();
        simulator.Time.Pass(5 * Second);

        var request = Assert.Single(receiver.Requests);
        Assert.Equal(new Uri(Receiver.Url), request.Url);
        Assert.Equal(request.ExpectedSignature(Receiver.Secret), request.Headers["x-enode-signature"]);
        Assert.True(Guid.TryParseExact(request.DeliveryId, "D", out _));
        Assert.Equal(("the key", "application/json"), (request.Headers["x-api-key"], request.Headers["Content-Type"]));

        var ended = request.Events[0];
        Expect.Members(ended, "createdAt", "version", "user", "event", "vendorAction", "updatedFields");
        Assert.Equal(("user:vendor-action:updated", "2024-10-01"), (ended.Text("event"), ended.Text("version")));
        Assert.Equal(ManualTime.Start + (6 * Second), ended.Time("createdAt"));
        Assert.Equal(action.Text("userId"), ended.At("user").Text("id"));
        Assert.Equal("""["updatedAt","completedAt","state"]""", ended.At("updatedFields").GetRawText());
        Assert.Equal(
            (await simulator.GetAsync($"vehicles/actions/{action.Text("id")}")).Text, ended.At("vendorAction").GetRawText());
        Assert.Equal("CONFIRMED", ended.At("vendorAction").Text("state"));

        var updated = receiver.Of("user:vehicle:updated").Single(item => item.At("vehicle").Text("id") == id);
        Assert.Contains("chargeState", updated.At("updatedFields").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal((await simulator.GetAsync($"vehicles/{id}")).Text, updated.At("vehicle").GetRawText());

        var entry = Assert.Single(simulator.Simulator.DeliveryLog);
        Assert.Equal((hook, request.DeliveryId, 1, 200), (entry.WebhookId, entry.DeliveryId, entry.Attempt, entry.Status));
        Assert.Equal(request.Kinds, entry.Events);
        Assert.Equal((null, null, ManualTime.Start + (6 * Second)), (entry.Failure, entry.NextAttemptAt, entry.Time));
        Assert.Equal($"{entry.Events.Count} events to {Receiver.Url}: 200, attempt 1", entry.ToString());
        Assert.Equal(ManualTime.Start + (6 * Second), (await simulator.GetAsync($"webhooks/{hook}")).Json.Time("lastSuccess"));
        simulator.Simulator.ClearDeliveryLog();
        Assert.Empty(simulator.Simulator.DeliveryLog);
    }

    [Fact]
    public async Task Nothing_runs_without_an_active_webhook_on_this_machine()
    {
        using var receiver = new Receiver();
        using var simulator = await receiver.StartAsync();
        await Receiver.RegisterAsync(simulator, url: "https://example.com/hook");
        Assert.Equal(0, simulator.Time.TimerCount);
        var first = await Receiver.RegisterAsync(simulator);
        var second = await Receiver.RegisterAsync(simulator, url: "https://localhost/hook");
        Assert.Equal(1, simulator.Time.TimerCount);
        simulator.Time.Pass(Second);
        Assert.Equal(1, simulator.Time.TimerCount);
        await simulator.DeleteAsync($"webhooks/{first}");
        Assert.Equal(1, simulator.Time.TimerCount);
        simulator.Simulator.DeactivateWebhook(second);
        Assert.Equal(0, simulator.Time.TimerCount);
        receiver.Clear();
        await simulator.DeleteAsync($"users/{(await simulator.AllAsync("users"))[0].Text("id")}");
        simulator.Time.Pass(TimeSpan.FromHours(1));
        Assert.Empty(receiver.Requests);

        await simulator.PassAsync(TimeSpan.Zero);
        await simulator.PostAsync($"webhooks/{second}/test");
        Assert.Equal(1, simulator.Time.TimerCount);
        simulator.Simulator.Stop();
        Assert.Equal(0, simulator.Time.TimerCount);
    }

    [Fact]
    public async Task A_webhook_receives_the_events_that_it_asks_for()
    {
        using var receiver = new Receiver();
        using var simulator = await receiver.StartAsync();
        await Receiver.RegisterAsync(simulator, ""","events":["user:charger:deleted","user:vehicle:deleted"]""");
        await Receiver.RegisterAsync(simulator, ""","events":["user:hvac:updated"]""", "http://localhost:9/other");
        var owner = (await simulator.FirstAsync("chargers", _ => true)).Text("userId")!;
        var vehicles = (await simulator.AllAsync($"users/{owner}/vehicles")).Select(vehicle => vehicle.Text("id"));
        await simulator.DeleteAsync($"users/{owner}");
        simulator.Time.Pass(Second);
        var request = Assert.Single(receiver.Requests, request => request.Url.AbsolutePath == "/hook");
        Assert.Equal(["user:charger:deleted", "user:vehicle:deleted"], request.Kinds.Distinct().Order());
        Assert.Equal(
            vehicles, receiver.Of("user:vehicle:deleted").Select(item => item.At("vehicle").Text("id")));
        Assert.All(receiver.Events.Where(item => item.Text("event") == "user:hvac:updated"), _ => Assert.Fail("Nothing was updated."));
    }

    [Fact]
    public async Task A_delivery_has_at_most_100_events_and_the_order_is_kept()
    {
        using var receiver = new Receiver();
        using var simulator = await receiver.StartAsync(new SimulatorOptions { VehicleCount = 250 });
        var ids = (await simulator.VehiclesAsync()).Select(vehicle => vehicle.Text("id")).ToHashSet();
        await Receiver.RegisterAsync(simulator, ""","events":["user:vehicle:deleted"]""");
        var deleted = new List<string?>();
        foreach (var user in await simulator.AllAsync("users"))
        {
            deleted.AddRange((await simulator.AllAsync($"users/{user.Text("id")}/vehicles")).Select(vehicle => vehicle.Text("id")));
            await simulator.DeleteAsync($"users/{user.Text("id")}");
        }

        simulator.Time.Pass(Second);
        Assert.Equal([100, 100, 50], receiver.Requests.Select(request => request.Events.Count));
        Assert.Equal(deleted, receiver.Events.Select(item => item.At("vehicle").Text("id")));
        Assert.Equal(3, receiver.Requests.Select(request => request.DeliveryId).Distinct().Count());
        Assert.Equal(250, ids.Intersect(deleted).Count());
    }

    [Fact]
    public async Task Of_too_many_events_the_oldest_are_dropped()
    {
        using var receiver = new Receiver();
        using var simulator = await receiver.StartAsync();
        await Receiver.RegisterAsync(simulator);
        await simulator.Simulator.SendEventAsync("system:heartbeat", count: WebhookQueue.MaximumPending + 150);
        Assert.Equal(WebhookQueue.MaximumPending / WebhookQueue.MaximumBatch, receiver.Requests.Count);
        Assert.Equal(WebhookQueue.MaximumPending, receiver.Kinds.Count());
        Assert.Equal(150, receiver.Events.First().Number("pendingEvents"));
        Assert.Equal(WebhookQueue.MaximumPending, receiver.Events.Last().Number("pendingEvents"));
    }

    [Fact]
    public async Task A_failed_delivery_is_attempted_again_with_growing_gaps_until_the_webhook_becomes_inactive()
    {
        using var receiver = new Receiver { Answer = _ => HttpStatusCode.Redirect };
        using var simulator = await receiver.StartAsync();
        var hook = await Receiver.RegisterAsync(simulator, ""","events":["user:vehicle:deleted"]""");
        await DeleteUserAsync(simulator);
        simulator.Time.Pass(Second);
        await DeleteUserAsync(simulator);
        for (var gap = 1; gap < 100_000 && simulator.Simulator.DeliveryLog[^1].NextAttemptAt is { } next; gap++)
        {
            simulator.Time.Pass(next - simulator.Simulator.Now - TimeSpan.FromMilliseconds(1));
            var count = receiver.Requests.Count;
            simulator.Time.Pass(Second);
            Assert.Equal(count + 1, receiver.Requests.Count);
        }

        Assert.Equal(
            [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 10_240, 14_400, 14_400, 14_400, 14_400],
            Gaps(simulator).Select(gap => Math.Round(gap.TotalSeconds / 10) * 10));
        Assert.Single(receiver.Requests.Select(request => (request.DeliveryId, Convert.ToHexString(request.Body))).Distinct());
        Assert.Equal(Enumerable.Range(1, 16), simulator.Simulator.DeliveryLog.Select(entry => entry.Attempt));
        Assert.Equal("The receiver answered with the status 302.", simulator.Simulator.DeliveryLog[0].Failure);
        await simulator.PassAsync(TimeSpan.Zero);
        Assert.False((await simulator.GetAsync($"webhooks/{hook}")).Json.At("isActive").GetBoolean());
        Assert.Equal(0, simulator.Time.TimerCount);

        // What waited was deleted. After a test that succeeds, new events are delivered.
        receiver.Clear();
        receiver.Answer = _ => HttpStatusCode.NoContent;
        var test = await simulator.PostAsync($"webhooks/{hook}/test");
        Assert.Equal(("SUCCESS", 204.0), (test.Json.Text("status"), test.Json.At("response").Number("code")));
        Assert.Equal("enode:webhook:test", Assert.Single(receiver.Kinds));
        Assert.Equal(receiver.Requests[0].ExpectedSignature(Receiver.Secret), receiver.Requests[0].Headers["x-enode-signature"]);
        Assert.True((await simulator.GetAsync($"webhooks/{hook}")).Json.At("isActive").GetBoolean());
        await DeleteUserAsync(simulator);
        simulator.Time.Pass(Second);
        Assert.Equal(2, receiver.Requests.Count);
    }

    [Fact]
    public async Task Later_events_wait_for_a_delivery_that_is_not_answered_in_time()
    {
        using var receiver = new Receiver { Answer = _ => null };
        using var simulator = await receiver.StartAsync(new SimulatorOptions { Speed = 60 });
        await Receiver.RegisterAsync(simulator, ""","events":["user:vehicle:deleted"]""");
        await DeleteUserAsync(simulator);
        simulator.Time.Pass(Second);
        await DeleteUserAsync(simulator);
        simulator.Time.Pass(4 * Second);
        Assert.Single(receiver.Requests);
        Assert.Empty(simulator.Simulator.DeliveryLog);

        // The receiver has 5 seconds of real time, at each speed. The gap of 10 seconds is simulated time.
        simulator.Time.Pass(Second);
        while (simulator.Simulator.DeliveryLog.Count == 0)
        {
            await Task.Yield();
        }

        Assert.Equal("The receiver did not answer within 5 seconds.", simulator.Simulator.DeliveryLog.Single().Failure);
        Assert.Null(simulator.Simulator.DeliveryLog.Single().Status);
        receiver.Answer = _ => HttpStatusCode.OK;
        simulator.Time.Pass(Second / 4);
        Assert.Equal(3, receiver.Requests.Count);
        Assert.Equal(receiver.Requests[0].DeliveryId, receiver.Requests[1].DeliveryId);
        Assert.NotEqual(receiver.Requests[1].DeliveryId, receiver.Requests[2].DeliveryId);
        Assert.Equal([1, 2, 1], simulator.Simulator.DeliveryLog.Select(entry => entry.Attempt));
    }

    [Fact]
    public async Task A_deleted_webhook_gets_nothing_more_and_a_changed_one_gets_what_waits()
    {
        using var receiver = new Receiver { Answer = _ => HttpStatusCode.InternalServerError };
        using var simulator = await receiver.StartAsync();
        var hook = await Receiver.RegisterAsync(simulator);
        await DeleteUserAsync(simulator);
        simulator.Time.Pass(Second);
        var change = simulator.Authorized(HttpMethod.Patch, $"webhooks/{hook}");
        change.Content = new StringContent("""{"secret":"another secret","url":"http://localhost:9/moved"}""", null, "application/json");
        await simulator.SendAsync(change);
        simulator.Time.Pass(10 * Second);
        Assert.Equal("/moved", receiver.Requests[1].Url.AbsolutePath);
        Assert.Equal(receiver.Requests[1].ExpectedSignature("another secret"), receiver.Requests[1].Headers["x-enode-signature"]);
        Assert.Equal(receiver.Requests[0].DeliveryId, receiver.Requests[1].DeliveryId);
        await simulator.DeleteAsync($"webhooks/{hook}");
        simulator.Time.Pass(TimeSpan.FromHours(1));
        Assert.Equal(2, receiver.Requests.Count);
    }

    [Fact]
    public async Task A_test_that_fails_shows_the_answer_and_does_not_activate()
    {
        using var receiver = new Receiver { Answer = _ => HttpStatusCode.Unauthorized };
        using var simulator = await receiver.StartAsync();
        var hook = await Receiver.RegisterAsync(simulator);
        simulator.Simulator.DeactivateWebhook(hook);
        var test = await simulator.PostAsync($"webhooks/{hook}/test");
        Assert.Equal(("FAILURE", 401.0), (test.Json.Text("status"), test.Json.At("response").Number("code")));
        Assert.Equal("The receiver answered with the status 401.", test.Json.Text("description"));
        Assert.False((await simulator.GetAsync($"webhooks/{hook}")).Json.At("isActive").GetBoolean());
        Assert.Equal("enode:webhook:test", simulator.Simulator.DeliveryLog.Single().Events.Single());
    }

    [Fact]
    public async Task Events_are_sent_by_HTTP_and_redirects_are_not_followed()
    {
        using var listener = new HttpListener();
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        using var simulator = await TestSimulator.StartAsync();
        var hook = await Receiver.RegisterAsync(simulator, url: $"http://127.0.0.1:{port}/hook?key=1");
        var answered = Task.Run(async () =>
        {
            var context = await listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            context.Response.StatusCode = 307;
            context.Response.RedirectLocation = $"http://127.0.0.1:{port}/elsewhere";
            context.Response.Close();
            return (context.Request.Url!.PathAndQuery, body);
        });
        var test = await simulator.PostAsync($"webhooks/{hook}/test");
        var (path, body) = await answered;
        Assert.Equal("/hook?key=1", path);
        Assert.Equal("enode:webhook:test", JsonDocument.Parse(body).RootElement[0].Text("event"));
        Assert.Equal(("FAILURE", 307.0), (test.Json.Text("status"), test.Json.At("response").Number("code")));
        Assert.Equal($"http://127.0.0.1:{port}/hook", simulator.Simulator.DeliveryLog.Single().Url);
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static IEnumerable<TimeSpan> Gaps(TestSimulator simulator)
    {
        var times = simulator.Simulator.DeliveryLog.Select(entry => entry.Time).ToList();
        return times.Skip(1).Zip(times, (next, time) => next - time);
    }

    private static async Task DeleteUserAsync(TestSimulator simulator)
    {
        await simulator.PassAsync(TimeSpan.Zero);
        await simulator.DeleteAsync($"users/{(await simulator.AllAsync("vehicles"))[0].Text("userId")}");
    }
}
