using System.Collections.Concurrent;
using System.Net;
using Xunit;

namespace Enode.Simulation;

/// <summary>Requests of many threads that read, command and delete the same users and devices.</summary>
public sealed class FleetRaceTests
{
    private const string Location = """{ "name": "Home", "latitude": 1, "longitude": 2, "timezoneName": "UTC" }""";

    private const string Policy = """{ "isEnabled": true, "deadline": "07:00" }""";
    private const string Query = "?type=vehicle&startDate=2026-01-01T00:00:00Z";

    [Fact]
    public async Task Nothing_is_left_of_a_user_who_is_deleted_while_other_requests_use_the_users_data()
    {
        var gateway = new TestGateway(AllRoutes, vehicleCount: 600);
        var statuses = new ConcurrentDictionary<(string Request, int Status), int>();
        var users = gateway.Fleet.Users.Where(_ => true).Select(user => user.Id).ToList();
        var vehicles = gateway.Fleet.Vehicles.Where(_ => true).Select(vehicle => (vehicle.UserId, vehicle.Vendor, vehicle.Id)).ToList();
        var chargers = gateway.Fleet.Chargers.Where(_ => true).Select(charger => charger.Id).ToList();

        await Task.WhenAll(
            Start(0, users, user => Send("DELETE", $"/users/{user}")),
            Start(1, users, user => Send("POST", $"/users/{user}/locations", Location)),
            Start(2, users, user => Send("DELETE", $"/users/{user}/authorization")),
            Start(3, vehicles, vehicle => Send("POST", $"/vehicles/{vehicle.Id}/charging", """{ "action": "START" }""")),
            Start(4, vehicles, vehicle => Send("DELETE", $"/users/{vehicle.UserId}/vendors/{vehicle.Vendor}")),
            Start(5, chargers, charger => Send("POST", $"/chargers/{charger}/charging", """{ "action": "STOP" }""")),
            Start(6, vehicles, vehicle => Send("GET", $"/vehicles/{vehicle.Id}")),
            Start(8, gateway.Fleet.Chargers.Where(_ => true), charger =>
                Send("POST", $"/users/{charger.UserId}/schedules", Sites.Schedule("charger", charger.Id))),
            Start(9, vehicles, vehicle => Send("POST", $"/users/{vehicle.UserId}/schedules", Sites.Schedule("vehicle", vehicle.Id))),
            Start(10, vehicles, vehicle => Send("PUT", $"/vehicles/{vehicle.Id}/smart-charging-policy", Policy)),
            Start(11, vehicles, vehicle => Send("POST", $"/vehicles/{vehicle.Id}/smart-override")),
            Start(12, vehicles, vehicle => Send("GET", $"/users/{vehicle.UserId}/statistics/charging{Query}")),
            Start(7, Kinds.All.SelectMany(kind => Enumerable.Repeat(kind, 20)).ToList(), kind => Send("GET", $"/{kind}?pageSize=1000")));

        Assert.DoesNotContain(statuses, status => status.Key.Status is not (200 or 204 or 400 or 404 or 422));
        Assert.Equal(users.Count, statuses[("DELETE users", 204)]);
        Assert.Equal((0, 0), (gateway.Fleet.Users.Count, gateway.Fleet.Locations.Count));
        Assert.Equal(0, gateway.Fleet.Schedules.Count);
        Assert.All(Kinds.All, kind => Assert.Empty(gateway.Send("GET", $"/{kind}").Data));
        Assert.All(vehicles, vehicle => Assert.Empty(gateway.Fleet.DevicesOf(vehicle.UserId)));

        void Send(string method, string path, string? body = null)
        {
            var reply = gateway.Send(method, path, body);
            var request = method == "DELETE" && path.Count(letter => letter == '/') == 2 ? "DELETE users" : $"{method} {path}";
            statuses.AddOrUpdate((request, (int)reply.Status), 1, (_, count) => count + 1);
        }
    }

    [Fact]
    public async Task An_action_is_gone_when_its_device_is_deleted_while_the_command_is_sent()
    {
        var gateway = new TestGateway(AllRoutes, vehicleCount: 3000);
        var actions = new ConcurrentQueue<string>();
        var vehicles = gateway.Fleet.Vehicles.Where(vehicle => vehicle.CanLimitCurrent).ToList();
        await Task.WhenAll(
            Start(0, vehicles, vehicle => gateway.Send("DELETE", $"/users/{vehicle.UserId}/vendors/{vehicle.Vendor}")),
            Start(0, vehicles, SetMaxCurrent),
            Start(0, vehicles, SetMaxCurrent),
            Start(0, vehicles, SetMaxCurrent));
        Assert.NotEmpty(vehicles);
        Assert.All(actions, action => Assert.Equal(HttpStatusCode.NotFound, gateway.Send("GET", $"/vehicles/actions/{action}").Status));

        void SetMaxCurrent(SimulatedVehicle vehicle)
        {
            var action = gateway.Send("POST", $"/vehicles/{vehicle.Id}/max-current", """{ "maxCurrent": 9 }""");
            if (action.Status == HttpStatusCode.OK)
            {
                actions.Enqueue(action.Json.Text("id")!);
            }
        }
    }

    private static IEnumerable<Route> AllRoutes(Fleet fleet, Paging paging) =>
        ApiRoutes.For(
            new ClientCredentials("id", "secret"),
            new AccessTokens(TimeProvider.System, TimeSpan.FromHours(1)),
            new UserGrants(),
            fleet,
            new EventService(fleet, TimeProvider.System, null),
            paging,
            () => new Uri("http://127.0.0.1/"));

    /// <summary>Sends a request for each item, in an order of its own.</summary>
    private static Task Start<T>(int seed, IReadOnlyList<T> items, Action<T> send)
    {
        var shuffled = items.ToArray();
        new SeededRandom(seed, 0, 0).Shuffle<T>(shuffled);
        return Task.Factory.StartNew(() => Array.ForEach(shuffled, send), TaskCreationOptions.LongRunning);
    }
}
