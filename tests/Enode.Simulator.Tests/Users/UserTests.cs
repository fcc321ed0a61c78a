using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class UserTests
{
    [Fact]
    public async Task The_list_shows_key_creation_and_scopes()
    {
        using var simulator = await TestSimulator.StartAsync();
        var users = (await simulator.GetAsync("users")).Data;
        Assert.Equal(
            ["user-001", "user-002", "user-003", "user-004", "user-005", "user-006", "user-007", "user-008"],
            users.Select(user => user.Text("id")));
        Assert.All(users, user =>
        {
            Expect.Members(user, "id", "createdAt", "scopes");
            Assert.True(user.Time("createdAt") < ManualTime.Start);
            Assert.Contains("vehicle:read:data", user.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        });
    }

    [Fact]
    public async Task A_user_has_the_scopes_of_all_devices_and_no_others()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100 });
        foreach (var user in (await simulator.GetAsync("users?pageSize=100")).Data)
        {
            var scopes = (await DevicesAsync(simulator, user.Text("id")!)).SelectMany(
                device => device.Item.GetProperty("scopes").EnumerateArray());
            Assert.Equal(
                scopes.Select(scope => scope.GetString()).Distinct().Order(StringComparer.Ordinal),
                user.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        }
    }

    [Fact]
    public async Task One_user_shows_the_vendors_of_the_users_devices()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var types = new HashSet<string?>();
        var lost = 0;
        foreach (var user in (await simulator.GetAsync("users?pageSize=100")).Data)
        {
            var id = user.Text("id")!;
            var reply = await simulator.GetAsync($"users/{id}");
            Expect.Members(reply.Json, "id", "linkedVendors");
            Assert.Equal(id, reply.Json.Text("id"));

            var devices = await DevicesAsync(simulator, id);
            var vendors = reply.Json.GetProperty("linkedVendors").EnumerateArray().ToList();
            Assert.Equal(
                devices.Select(device => (device.Item.Text("vendor"), (string?)device.Type)).Distinct(),
                vendors.Select(vendor => (vendor.Text("vendor"), vendor.Text("vendorType"))));
            Assert.All(vendors, vendor =>
            {
                Expect.Members(vendor, "vendor", "vendorType", "isValid");
                types.Add(vendor.Text("vendorType"));
                var account = devices.Where(
                    device => device.Type == vendor.Text("vendorType") && device.Item.Text("vendor") == vendor.Text("vendor"));
                var isReachable = account.Any(device => Cars.IsReachable(device.Item));
                Assert.Equal(isReachable, vendor.GetProperty("isValid").GetBoolean());
                lost += isReachable ? 0 : 1;
            });
        }

        Assert.Equal(6, types.Count);
        Assert.NotEqual(0, lost);
    }

    [Fact]
    public async Task Who_is_not_there_is_not_found_but_has_no_cars()
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.Problem(await simulator.GetAsync("users/nobody"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.GetAsync("users/USER-001"), HttpStatusCode.NotFound, "not-found");

        var cars = await simulator.GetAsync("users/nobody/vehicles?pageSize=1");
        Assert.Equal(HttpStatusCode.OK, cars.Status);
        Assert.Empty(cars.Data);
        Assert.Null(cars.After);
        Assert.Null(cars.Before);
        Assert.Equal(["GET /users/nobody 404", "GET /users/USER-001 404", "GET /users/nobody/vehicles?pageSize=1 200"], simulator.Log);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(25, 8)]
    [InlineData(26, 9)]
    [InlineData(1000, 320)]
    public async Task There_are_eight_users_for_every_twenty_five_cars(int vehicles, int users)
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = vehicles });
        Assert.Equal(users, simulator.Simulator.UserCount);
        Assert.Equal(users, (await simulator.GetAsync("users?pageSize=1000")).Data.Count);
        Assert.Equal(vehicles, (await simulator.VehiclesAsync()).Count);
        Assert.Equal(users, (await simulator.VehiclesAsync()).Select(car => car.Text("userId")).Distinct().Count());
    }

    private static async Task<IReadOnlyList<(string Type, JsonElement Item)>> DevicesAsync(TestSimulator simulator, string userId)
    {
        var devices = new List<(string, JsonElement)>();
        foreach (var (kind, type) in new[]
        {
            ("vehicles", "vehicle"), ("chargers", "charger"), ("hvacs", "hvac"), ("inverters", "inverter"), ("batteries", "battery"),
            ("meters", "meter")
        })
        {
            devices.AddRange((await simulator.GetAsync($"users/{userId}/{kind}")).Data.Select(item => (type, item)));
        }

        return devices;
    }
}
