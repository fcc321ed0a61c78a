using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class VehicleTests
{
    private static readonly string[] Capabilities =
        ["information", "chargeState", "location", "odometer", "setMaxCurrent", "startCharging", "stopCharging", "smartCharging"];

    private static readonly string[] ChargeState =
    [
        "batteryLevel", "range", "isPluggedIn", "isCharging", "isFullyCharged", "batteryCapacity", "chargeLimit", "chargeRate",
        "chargeTimeRemaining",
        "lastUpdated", "maxCurrent", "powerDeliveryState",
    ];

    [Fact]
    public async Task Every_car_shows_exactly_the_members_that_it_must()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 300 });
        foreach (var car in await simulator.VehiclesAsync())
        {
            Expect.Members(
                car,
                "id", "userId", "vendor", "lastSeen", "isReachable", "information", "chargeState", "smartChargingPolicy",
                "odometer", "capabilities",
                "scopes", "location");
            Expect.Members(car.GetProperty("information"), "vin", "brand", "model", "year", "displayName");
            Expect.Members(car.GetProperty("chargeState"), Cars.IsPaired(car) ? [.. ChargeState, "pluggedInChargerId"] : ChargeState);
            Expect.Members(car.GetProperty("smartChargingPolicy"), "isEnabled", "deadline", "minimumChargeLimit");
            Expect.Members(car.GetProperty("odometer"), "distance", "lastUpdated");
            Expect.Members(car.GetProperty("location"), "longitude", "latitude", "lastUpdated", "id");
            Expect.Members(car.GetProperty("capabilities"), Capabilities);
            Assert.All(
                Capabilities, name => Expect.Members(car.GetProperty("capabilities").GetProperty(name), "isCapable", "interventionIds"));
            Assert.True(Guid.TryParseExact(car.Text("id"), "D", out _));
            Assert.InRange(car.Time("lastSeen"), ManualTime.Start.AddDays(-7), ManualTime.Start);
            Assert.NotEmpty(car.GetProperty("scopes").EnumerateArray());
        }
    }

    [Fact]
    public async Task What_a_car_says_of_its_battery_is_of_one_piece()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 500 });
        foreach (var _ in Enumerable.Range(0, 12))
        {
            foreach (var car in await simulator.VehiclesAsync())
            {
                ExpectConsistent(car);
            }

            simulator.Time.Pass(TimeSpan.FromMinutes(59) / 12);
        }
    }

    [Fact]
    public async Task One_car_is_the_one_of_the_list_and_belongs_to_its_user()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var car in await simulator.VehiclesAsync())
        {
            var alone = await simulator.GetAsync($"vehicles/{car.Text("id")}");
            Assert.Equal(HttpStatusCode.OK, alone.Status);
            Assert.Equal(car.GetRawText(), alone.Text);
            var own = (await simulator.GetAsync($"users/{car.Text("userId")}/vehicles")).Data;
            Assert.Contains(car.GetRawText(), own.Select(other => other.GetRawText()));
            Assert.All(own, other => Assert.Equal(car.Text("userId"), other.Text("userId")));
        }
    }

    [Fact]
    public async Task A_car_that_is_not_there_is_not_found()
    {
        using var simulator = await TestSimulator.StartAsync();
        var id = await simulator.FindVehicleAsync(Cars.IsStartable);
        Expect.Problem(await simulator.GetAsync("vehicles/x"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.GetAsync($"vehicles/{id.ToUpperInvariant()}"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.ChargeAsync("x", "START"), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_the_client_reads_is_what_was_written()
    {
        using var simulator = await TestSimulator.StartAsync();
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        var cars = (await simulator.VehiclesAsync()).Select(car => car.Deserialize<Vehicle>(options)!).ToList();
        Assert.Equal(25, cars.Count);
        Assert.All(cars, car => Assert.True(car.AdditionalProperties is null or { Count: 0 }));
        Assert.Contains(cars, car => car.IsCharging == true && car.ChargeRate > 0);
    }

    private static void ExpectConsistent(JsonElement car)
    {
        var charge = car.GetProperty("chargeState");
        var state = charge.Text("powerDeliveryState");
        if (state == "UNKNOWN")
        {
            Assert.All(
                [
                    "batteryLevel", "range", "isPluggedIn", "isCharging", "isFullyCharged", "chargeRate", "chargeTimeRemaining",
                    "lastUpdated"
                ],
                name => Assert.True(charge.IsNull(name), name));
            return;
        }

        var level = charge.Number("batteryLevel");
        var limit = charge.IsNull("chargeLimit") ? 100 : charge.Number("chargeLimit");
        Assert.InRange(level, 0, 100);
        Assert.Equal(level >= limit, charge.GetProperty("isFullyCharged").GetBoolean());
        Assert.Equal(state != "UNPLUGGED", charge.GetProperty("isPluggedIn").GetBoolean());
        Assert.Equal(state == "PLUGGED_IN:CHARGING", charge.GetProperty("isCharging").GetBoolean());
        Assert.Equal(state != "PLUGGED_IN:CHARGING", charge.IsNull("chargeRate"));
        Assert.Equal(state != "PLUGGED_IN:CHARGING", charge.IsNull("chargeTimeRemaining"));
        Assert.Equal(car.Time("lastSeen"), charge.Time("lastUpdated"));
        if (state == "PLUGGED_IN:CHARGING")
        {
            Assert.True(charge.Number("chargeRate") > 0);
            Assert.True(charge.Number("chargeTimeRemaining") >= 1);
            Assert.True(level < limit);
        }

        if (state == "PLUGGED_IN:COMPLETE")
        {
            Assert.Equal(limit, level);
        }
    }
}
