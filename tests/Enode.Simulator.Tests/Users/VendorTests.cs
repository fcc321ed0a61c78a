using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>What is removed with a vendor of a user, and how a user is deauthorized.</summary>
public sealed class VendorTests
{
    private static readonly string[] HomeKinds = ["inverters", "batteries", "meters"];

    [Fact]
    public async Task Disconnecting_a_vendor_removes_its_assets_and_no_others()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var user in (await simulator.AllAsync("users")).Select(user => user.Text("id")))
        {
            foreach (var vendor in (await VendorsAsync(simulator, user)).Select(vendor => vendor.Vendor).Distinct().ToList())
            {
                var before = await DevicesAsync(simulator, user);
                var deleted = await simulator.DeleteAsync($"users/{user}/vendors/{vendor}");
                Assert.Equal((HttpStatusCode.NoContent, string.Empty), (deleted.Status, deleted.Text));
                Assert.Equal(before.Where(device => device.Vendor != vendor), await DevicesAsync(simulator, user));
                Assert.DoesNotContain(vendor, (await VendorsAsync(simulator, user)).Select(other => other.Vendor));
                Expect.Problem(await simulator.DeleteAsync($"users/{user}/vendors/{vendor}"), HttpStatusCode.NotFound, "not-found");
            }

            Assert.Empty(await DevicesAsync(simulator, user));
            Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync($"users/{user}")).Status);
            Assert.Empty((await simulator.GetAsync($"users/{user}/hem-systems")).Data);
        }

        Assert.Equal((8, 0), (simulator.Simulator.UserCount, simulator.Simulator.VehicleCount));
    }

    [Fact]
    public async Task Disconnecting_a_type_removes_the_assets_of_that_type_and_a_system_goes_with_its_last_device()
    {
        using var simulator = await TestSimulator.StartAsync();
        var system = (await simulator.AllAsync("hem-systems"))[0];
        var (user, vendor) = (system.Text("userId")!, system.At("information").Text("vendor")!);
        foreach (var (kind, type) in HomeKinds.Zip(["inverter", "battery", "meter"]))
        {
            Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync($"hem-systems/{system.Text("id")}")).Status);
            var before = await DevicesAsync(simulator, user);
            Assert.Equal(HttpStatusCode.NoContent, (await simulator.DeleteAsync($"users/{user}/vendors/{vendor}/{type}")).Status);
            Assert.Equal(before.Where(device => (device.Vendor, device.Kind) != (vendor, kind)), await DevicesAsync(simulator, user));
            Expect.Problem(await simulator.DeleteAsync($"users/{user}/vendors/{vendor}/{type}"), HttpStatusCode.NotFound, "not-found");
        }

        Expect.Problem(await simulator.GetAsync($"hem-systems/{system.Text("id")}"), HttpStatusCode.NotFound, "not-found");
        Assert.Equal(3, (await simulator.AllAsync("hem-systems")).Count);
        Assert.Contains($"DELETE /users/{user}/vendors/{vendor}/meter 204", simulator.Log);
    }

    [Fact]
    public async Task A_vendor_that_is_not_linked_is_not_found_and_a_type_that_does_not_exist_is_an_issue()
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.Problem(await simulator.DeleteAsync("users/user-001/vendors/nissan"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.DeleteAsync("users/unknown/vendors/NISSAN"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.DeleteAsync("users/unknown/authorization"), HttpStatusCode.NotFound, "not-found");
        Expect.BadInput(await simulator.DeleteAsync("users/user-001/vendors/NISSAN/vehicles"), "invalid_enum_value vendorType");
        Assert.Equal(25, simulator.Simulator.VehicleCount);
    }

    [Theory]
    [InlineData("vehicles", "chargers", "pluggedInChargerId", "pluggedInVehicleId")]
    [InlineData("chargers", "vehicles", "pluggedInVehicleId", "pluggedInChargerId")]
    public async Task A_device_that_was_plugged_into_a_removed_one_goes_on_without_it(
        string kind,
        string otherKind,
        string otherId,
        string id)
    {
        using var simulator = await TestSimulator.StartAsync();
        var device = await simulator.FirstAsync(kind, item => IsPaired(item, otherId) && IsStoppable(item));
        var other = device.At("chargeState").Text(otherId);
        var pending = (await simulator.PostAsync($"{kind}/{device.Text("id")}/charging", """{ "action": "STOP" }""")).Json;
        Assert.Equal("PENDING", pending.Text("state"));
        await simulator.DeleteAsync($"users/{device.Text("userId")}/vendors/{device.Text("vendor")}/{kind.TrimEnd('s')}");

        simulator.Time.Pass(TimeSpan.FromSeconds(10));
        var left = (await simulator.GetAsync($"{otherKind}/{other}")).Json;
        Assert.False(IsPaired(left, id));
        Assert.Equal("PLUGGED_IN:CHARGING", left.At("chargeState").Text("powerDeliveryState"));
        Assert.Equal("CONFIRMED", (await StopAsync()).Text("state"));

        async Task<JsonElement> StopAsync()
        {
            var stopped = await simulator.PostAsync($"{otherKind}/{other}/charging", """{ "action": "STOP" }""");
            simulator.Time.Pass(TimeSpan.FromSeconds(10));
            return (await simulator.GetAsync($"{otherKind}/actions/{stopped.Json.Text("id")}")).Json;
        }
    }

    [Fact]
    public void A_removed_device_accepts_no_command()
    {
        var fleet = new TestGateway((_, _) => []).Fleet;
        var vehicle = fleet.Vehicles.Where(vehicle => vehicle.Traits.Sequence == 0)[0];
        fleet.Disconnect(vehicle.UserId, vehicle.Vendor);
        var exception = Assert.Throws<ProblemException>(() => vehicle.Command(new ChargeCommand("START"), fleet.Clock.Now));
        Assert.Equal(404, exception.Problem.Status);
    }

    [Fact]
    public async Task A_deauthorized_user_keeps_all_data_and_no_device_can_be_reached()
    {
        using var simulator = await TestSimulator.StartAsync();
        var user = (await simulator.FirstAsync("vehicles", Cars.IsCharging)).Text("userId")!;
        var others = (await simulator.AllAsync("users")).Select(other => other.Text("id")).Where(id => id != user).ToList();
        simulator.Time.Pass(TimeSpan.FromMinutes(7));
        var vehicles = (await simulator.GetAsync($"users/{user}/vehicles")).Data;
        var charging = vehicles.First(Cars.IsCharging);
        var deauthorized = await simulator.DeleteAsync($"users/{user}/authorization");
        Assert.Equal((HttpStatusCode.NoContent, string.Empty), (deauthorized.Status, deauthorized.Text));
        Assert.Equal(HttpStatusCode.NoContent, (await simulator.DeleteAsync($"users/{user}/authorization")).Status);

        simulator.Time.Pass(TimeSpan.FromMinutes(50));
        var after = (await simulator.GetAsync($"users/{user}/vehicles")).Data;
        Assert.Equal(vehicles.Select(vehicle => vehicle.Text("id")), after.Select(vehicle => vehicle.Text("id")));
        Assert.DoesNotContain(await DevicesAsync(simulator, user), device => device.IsReachable);
        var same = after.First(vehicle => vehicle.Text("id") == charging.Text("id"));
        Assert.Equal(ManualTime.Start.AddMinutes(7), same.Time("lastSeen"));
        Assert.Equal(charging.At("chargeState").GetRawText(), same.At("chargeState").GetRawText());

        var linked = await VendorsAsync(simulator, user);
        Assert.NotEmpty(linked);
        Assert.DoesNotContain(linked, vendor => vendor.IsValid);
        foreach (var other in others)
        {
            Assert.Contains(await VendorsAsync(simulator, other), vendor => vendor.IsValid);
        }

        Assert.NotEmpty((await simulator.FirstAsync("users", item => item.Text("id") == user)).GetProperty("scopes").EnumerateArray());
    }

    [Fact]
    public async Task A_device_of_a_deauthorized_user_does_not_respond_to_commands()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var user in (await simulator.AllAsync("users")).Select(user => user.Text("id")))
        {
            await simulator.DeleteAsync($"users/{user}/authorization");
        }

        simulator.Time.Pass(TimeSpan.FromMinutes(5));
        var vehicle = await simulator.FindVehicleAsync(item => Cars.State(item) == "PLUGGED_IN:STOPPED" && Cars.CanStart(item));
        var action = (await simulator.ChargeAsync(vehicle, "START")).Json;
        Assert.Equal("PENDING", action.Text("state"));
        simulator.Time.Pass(TimeSpan.FromSeconds(59));
        Assert.Equal("PENDING", (await ReadAsync()).Text("state"));
        simulator.Time.Pass(TimeSpan.FromSeconds(1));
        Expect.Action(await ReadAsync(), "vehicle", vehicle, action.Text("userId")!, "FAILED", "NO_RESPONSE", "kind");
        Assert.False(Cars.IsCharging(await simulator.VehicleAsync(vehicle)));

        async Task<JsonElement> ReadAsync() => (await simulator.GetAsync($"vehicles/actions/{action.Text("id")}")).Json;
    }

    [Fact]
    public async Task The_state_of_a_home_and_of_a_room_stops_when_the_user_is_deauthorized()
    {
        using var simulator = await TestSimulator.StartAsync();
        var home = (await simulator.AllAsync("hem-systems"))[0].Text("userId")!;
        simulator.Time.Pass(TimeSpan.FromMinutes(31));
        var before = await StateAsync();
        await simulator.DeleteAsync($"users/{home}/authorization");
        await simulator.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal(before, await StateAsync());

        async Task<IReadOnlyList<string>> StateAsync()
        {
            var states = new List<string>();
            foreach (var (kind, member) in new[]
            {
                ("inverters", "productionState"), ("batteries", "chargeState"), ("meters", "energyState"), ("hem-systems", "status"),
            })
            {
                states.AddRange((await simulator.GetAsync($"users/{home}/{kind}")).Data.Select(item => item.At(member).GetRawText()));
            }

            var rooms = (await simulator.GetAsync($"users/{home}/hvacs")).Data;
            states.AddRange(rooms.Select(item => item.At("temperatureState", "currentTemperature").GetRawText()));
            return states;
        }
    }

    private static bool IsPaired(JsonElement item, string member) =>
        item.At("chargeState").TryGetProperty(member, out var id) && id.ValueKind == JsonValueKind.String;

    private static bool IsStoppable(JsonElement item) => Cars.IsCharging(item) && item.Can("stopCharging");

    private static async Task<IReadOnlyList<Account>> VendorsAsync(TestSimulator simulator, string? user) =>
    [
        .. (await simulator.GetAsync($"users/{user}")).Json.GetProperty("linkedVendors").EnumerateArray()
            .Select(account => new Account(account.Text("vendor")!, account.GetProperty("isValid").GetBoolean())),
    ];

    private static async Task<IReadOnlyList<Device>> DevicesAsync(TestSimulator simulator, string? user)
    {
        var devices = new List<Device>();
        foreach (var kind in Kinds.All.Except(["hem-systems"]))
        {
            var items = (await simulator.GetAsync($"users/{user}/{kind}")).Data;
            devices.AddRange(items.Select(item => new Device(item.Text("id")!, kind, item.Text("vendor")!, Cars.IsReachable(item))));
        }

        return devices;
    }

    private sealed record Account(string Vendor, bool IsValid);

    private sealed record Device(string Id, string Kind, string Vendor, bool IsReachable);
}
