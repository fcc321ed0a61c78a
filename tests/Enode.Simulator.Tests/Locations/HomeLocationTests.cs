using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>The homes of the generated users, and the devices there.</summary>
public sealed class HomeLocationTests
{
    [Fact]
    public async Task Each_user_has_one_home_in_the_city()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100 });
        var homes = await simulator.AllAsync("locations");
        var users = await simulator.AllAsync("users");
        Assert.Equal(users.Select(user => user.Text("id")), homes.Select(home => home.Text("userId")));
        Assert.Equal(users.Select(user => user.Text("createdAt")), homes.Select(home => home.Text("createdAt")));
        Assert.Equal(homes.Count, homes.Select(home => home.Text("id")).Distinct().Count());
        Assert.All(homes, home =>
        {
            Assert.Equal("Home", home.Text("name"));
            Assert.Contains(City.All, city => city.TimeZone == home.Text("timezoneName")
                && Math.Abs(city.Latitude - home.Number("latitude")) < 0.06
                && Math.Abs(city.Longitude - home.Number("longitude")) < 0.09);
        });
    }

    [Fact]
    public async Task All_devices_whose_vendor_gives_a_location_are_at_home()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100 });
        var homes = (await simulator.AllAsync("locations")).ToDictionary(home => home.Text("userId")!);
        foreach (var kind in Kinds.All)
        {
            var counts = (Given: 0, NotGiven: 0);
            foreach (var device in await simulator.AllAsync(kind))
            {
                var home = homes[device.Text("userId")!];
                var id = kind == "hem-systems" ? device.Text("locationId") : device.At("location").Text("id");
                var mustBeGiven = kind is "chargers" or "hvacs" or "hem-systems"
                    || !device.At("location").IsNull("latitude") || (kind == "vehicles" && Cars.IsPaired(device));
                Assert.Equal(mustBeGiven ? home.Text("id") : null, id);
                counts = mustBeGiven ? (counts.Given + 1, counts.NotGiven) : (counts.Given, counts.NotGiven + 1);
                if (device.TryGetProperty("location", out var place) && place.TryGetProperty("latitude", out _)
                    && !place.IsNull("latitude"))
                {
                    Assert.Equal(home.Number("latitude"), place.Number("latitude"), 0.0002);
                    Assert.Equal(home.Number("longitude"), place.Number("longitude"), 0.0003);
                }
            }

            Assert.NotEqual(0, counts.Given);
            Assert.Equal(kind is "vehicles" or "inverters" or "batteries" or "meters", counts.NotGiven > 0);
        }
    }

    [Fact]
    public async Task A_vehicle_is_not_at_home_on_a_trip_and_at_home_after_it()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await simulator.FirstAsync(
            "vehicles", car => Cars.IsStartable(car) && !car.At("location").IsNull("latitude"));
        var parked = car.At("location");
        var onTrips = 0;
        for (var hour = 0; hour < 72; hour++)
        {
            await simulator.PassAsync(TimeSpan.FromHours(1));
            car = await simulator.VehicleAsync(car.Text("id")!);
            var location = car.At("location");
            var isOnTrip = Cars.IsUnplugged(car);
            onTrips += isOnTrip ? 1 : 0;
            Assert.Equal(isOnTrip ? null : parked.Text("id"), location.Text("id"));
            Assert.Equal(isOnTrip, location.Number("latitude") != parked.Number("latitude"));
        }

        Assert.InRange(onTrips, 4, 48);
    }

    [Fact]
    public async Task Devices_lose_a_deleted_home()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var home in await simulator.AllAsync("locations"))
        {
            Assert.Equal(HttpStatusCode.OK, (await simulator.DeleteAsync($"locations/{home.Text("id")}")).Status);
        }

        foreach (var kind in Kinds.All)
        {
            Assert.All(
                await simulator.AllAsync(kind),
                device => Assert.Null(kind == "hem-systems" ? device.Text("locationId") : device.At("location").Text("id")));
        }
    }

    [Fact]
    public async Task Every_capable_vehicle_that_is_plugged_in_at_home_gets_a_plan()
    {
        using var simulator = await TestSimulator.StartAsync();
        var cars = (await simulator.VehiclesAsync()).Where(car => car.Can("smartCharging") && Cars.IsReachable(car)).ToList();
        foreach (var car in cars)
        {
            var body = """{ "isEnabled": true, "deadline": "07:00", "minimumChargeLimit": 0 }""";
            var changed = await simulator.PutAsync($"vehicles/{car.Text("id")}/smart-charging-policy", body);
            Assert.Equal(HttpStatusCode.OK, changed.Status);
            var plan = await simulator.GetAsync($"vehicles/{car.Text("id")}/smart-charging-plans/latest");
            Assert.Equal(NeedsCharge(car) ? HttpStatusCode.OK : HttpStatusCode.NotFound, plan.Status);
            if (NeedsCharge(car))
            {
                Assert.Equal(car.At("location").Text("id"), plan.Json.Text("locationId"));
            }
        }

        Assert.InRange(cars.Count(NeedsCharge), 5, cars.Count - 1);

        static bool NeedsCharge(JsonElement car) => !car.At("location").IsNull("id") && !Cars.IsUnplugged(car)
            && !car.At("chargeState").GetProperty("isFullyCharged").GetBoolean();
    }
}
