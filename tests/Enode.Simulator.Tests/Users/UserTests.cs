using System.Net;
using Xunit;

namespace Enode.Simulation;

public sealed class UserTests
{
    [Fact]
    public async Task The_list_shows_key_creation_and_scopes()
    {
        using var simulator = await TestSimulator.StartAsync();
        var users = (await simulator.GetAsync("users")).Data;
        Assert.Equal(["user-001", "user-002", "user-003", "user-004", "user-005", "user-006", "user-007", "user-008"], users.Select(user => user.Text("id")));
        Assert.All(users, user =>
        {
            Expect.Members(user, "id", "createdAt", "scopes");
            Assert.True(user.Time("createdAt") < ManualTime.Start);
            Assert.Contains("vehicle:read:data", user.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        });
    }

    [Fact]
    public async Task One_user_shows_the_vendors_of_the_users_cars()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        var lost = 0;
        foreach (var user in (await simulator.GetAsync("users?pageSize=100")).Data)
        {
            var id = user.Text("id")!;
            var reply = await simulator.GetAsync($"users/{id}");
            Expect.Members(reply.Json, "id", "linkedVendors");
            Assert.Equal(id, reply.Json.Text("id"));

            var cars = (await simulator.GetAsync($"users/{id}/vehicles")).Data;
            var vendors = reply.Json.GetProperty("linkedVendors").EnumerateArray().ToList();
            Assert.Equal(cars.Select(car => car.Text("vendor")).Distinct(), vendors.Select(vendor => vendor.Text("vendor")));
            Assert.All(vendors, vendor =>
            {
                Expect.Members(vendor, "vendor", "vendorType", "isValid");
                Assert.Equal("vehicle", vendor.Text("vendorType"));
                var isReachable = cars.Any(car => car.Text("vendor") == vendor.Text("vendor") && Cars.IsReachable(car));
                Assert.Equal(isReachable, vendor.GetProperty("isValid").GetBoolean());
                lost += isReachable ? 0 : 1;
            });
        }

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
}
