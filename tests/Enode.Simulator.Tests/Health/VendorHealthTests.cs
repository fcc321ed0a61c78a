using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>The lists of vendors, and an outage of one.</summary>
public sealed class VendorHealthTests
{
    private static readonly string[] AssetKinds = [.. Kinds.All.Except(["hem-systems"])];

    [Fact]
    public async Task Health_lists_every_vendor_of_the_fleet()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 200 });
        foreach (var kind in AssetKinds)
        {
            var reply = await simulator.GetAsync($"health/{kind}");
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            var vendors = reply.Json.EnumerateArray().ToList();
            Assert.All(vendors, vendor =>
            {
                Expect.Members(vendor, "vendor", "displayName", "portalName", "status", "linkingStatus");
                Assert.Equal(("READY", "READY"), (vendor.Text("status"), vendor.Text("linkingStatus")));
            });
            Assert.Equal(
                (await simulator.AllAsync(kind)).Select(device => device.Text("vendor")).Distinct().Order(StringComparer.Ordinal),
                vendors.Select(vendor => vendor.Text("vendor")));
        }

        Expect.Problem(await simulator.GetAsync("health/hem-systems"), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Integrations_are_the_vendors_of_some_types()
    {
        using var simulator = await TestSimulator.StartAsync();
        var all = (await simulator.GetAsync("integrations")).Json.EnumerateArray().ToList();
        Assert.All(all, vendor => Expect.Members(
            vendor, "vendor", "displayName", "portalName", "assetTypes", "scopes", "status", "linkingStatus"));
        Assert.Equal(all.Count, all.Select(vendor => vendor.Text("vendor")).Distinct().Count());
        var tesla = all.Single(vendor => vendor.Text("vendor") == "TESLA");
        Assert.Equal(["vehicle", "inverter", "battery", "meter"], Texts(tesla, "assetTypes"));
        Assert.Equal(
            DeviceScopes.All.Where(scope => !scope.StartsWith("charger", StringComparison.Ordinal)
                && !scope.StartsWith("hvac", StringComparison.Ordinal)),
            Texts(tesla, "scopes"));
        var some = (await simulator.GetAsync("integrations?assetTypes=hvac,charger")).Json.EnumerateArray().ToList();
        Assert.Equal(
            all.Where(vendor => Texts(vendor, "assetTypes").Any(type => type is "hvac" or "charger")).Select(vendor => vendor.GetRawText()),
            some.Select(vendor => vendor.GetRawText()));
        Assert.InRange(some.Count, 10, all.Count - 10);
        foreach (var query in new[] { "vehicles", "vehicle,", string.Empty, "vehicle&assetTypes=hvac" })
        {
            Expect.BadInput(await simulator.GetAsync($"integrations?assetTypes={query}"), "invalid_enum_value assetTypes");
        }
    }

    [Fact]
    public async Task Readiness_needs_no_token_and_can_be_changed()
    {
        using var simulator = TestSimulator.Start(new SimulatorOptions());
        var uri = new Uri(simulator.Simulator.ApiUri, "health/ready");
        var ready = await simulator.SendAsync(new HttpRequestMessage(HttpMethod.Get, uri));
        Assert.Equal((HttpStatusCode.NoContent, string.Empty), (ready.Status, ready.Text));
        simulator.Simulator.IsReady = false;
        var degraded = await simulator.SendAsync(new HttpRequestMessage(HttpMethod.Get, uri));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, string.Empty), (degraded.Status, degraded.Text));
        simulator.Token = await simulator.GetTokenAsync();
        Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync("users")).Status);
    }

    [Fact]
    public async Task During_an_outage_the_devices_of_the_vendor_show_their_last_state_and_others_go_on()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100 });
        var before = await AllAsync(simulator);
        var linked = (await simulator.GetAsync("users/user-001")).Text;
        foreach (var vendor in LinkableVendor.All)
        {
            simulator.Simulator.SetVendorStatus(vendor.Code.ToLowerInvariant(), "outage");
        }

        await simulator.PassAsync(TimeSpan.FromDays(2));
        var during = await AllAsync(simulator);
        foreach (var (path, device) in before)
        {
            Assert.False(during[path].TryGetProperty("isReachable", out var reachable) && reachable.GetBoolean());
            Assert.Equal(Volatile(device), Volatile(during[path]));
        }

        Assert.Equal(linked, (await simulator.GetAsync("users/user-001")).Text);
        foreach (var vendor in LinkableVendor.All)
        {
            simulator.Simulator.SetVendorStatus(vendor.Code, "READY");
        }

        // The state is that of a fleet without an outage, and it was just polled.
        using var other = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100 });
        await other.PassAsync(TimeSpan.FromDays(2));
        var expected = await AllAsync(other);
        foreach (var (path, device) in await AllAsync(simulator))
        {
            Assert.Equal(WithoutTimes(expected[path]), WithoutTimes(device));
            if (device.TryGetProperty("isReachable", out var isReachable) && isReachable.GetBoolean())
            {
                Assert.Equal(simulator.Simulator.Now, device.Time("lastSeen"));
            }
        }

        static string Volatile(JsonElement device) =>
            device.GetRawText().Replace("\"isReachable\":true", "\"isReachable\":false", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_of_one_vendor_changes_nothing_of_others()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100 });
        using var other = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 100 });
        simulator.Simulator.SetVendorStatus("TESLA", "OUTAGE");
        await simulator.PassAsync(TimeSpan.FromHours(30));
        await other.PassAsync(TimeSpan.FromHours(30));
        var expected = await AllAsync(other);
        var unchanged = 0;
        foreach (var (path, device) in await AllAsync(simulator))
        {
            var isTesla = device.TryGetProperty("vendor", out var vendor)
                ? vendor.GetString() == "TESLA"
                : device.At("information").Text("vendor") == "TESLA";
            Assert.True(isTesla || expected[path].GetRawText() == device.GetRawText(), path);
            unchanged += isTesla ? 0 : 1;
        }

        Assert.InRange(unchanged, 100, expected.Count - 5);
        var health = (await simulator.GetAsync("health/vehicles")).Json.EnumerateArray().ToList();
        Assert.Equal(["TESLA"], health.Where(vendor => vendor.Text("status") == "OUTAGE").Select(vendor => vendor.Text("vendor")));
        var integration = (await simulator.GetAsync("integrations")).Json.EnumerateArray().Single(item => item.Text("vendor") == "TESLA");
        Assert.Equal(("READY", "OUTAGE"), (integration.Text("status"), integration.Text("linkingStatus")));
    }

    [Fact]
    public async Task A_command_during_an_outage_fails_and_one_after_it_succeeds()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await simulator.FirstAsync("vehicles", car => Cars.IsStartable(car) && !Cars.IsPaired(car));
        var (id, vendor) = (car.Text("id")!, car.Text("vendor")!);
        simulator.Simulator.SetVendorStatus(vendor, "OUTAGE");
        var action = (await simulator.ChargeAsync(id, "START")).Json;
        simulator.Time.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal("PENDING", (await ReadAsync(action)).Text("state"));
        simulator.Time.Pass(TimeSpan.FromSeconds(30));
        Expect.Action(await ReadAsync(action), "vehicle", id, car.Text("userId")!, "FAILED", "NO_RESPONSE", "kind");
        simulator.Simulator.SetVendorStatus(vendor, "ELEVATED_ERROR_RATE");
        var status = (await simulator.GetAsync("health/vehicles")).Json.EnumerateArray().Single(item => item.Text("vendor") == vendor);
        Assert.Equal("ELEVATED_ERROR_RATE", status.Text("status"));
        action = (await simulator.ChargeAsync(id, "START")).Json;
        simulator.Time.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal("CONFIRMED", (await ReadAsync(action)).Text("state"));
        Assert.True(Cars.IsCharging(await simulator.VehicleAsync(id)));

        async Task<JsonElement> ReadAsync(JsonElement sent) =>
            (await simulator.GetAsync($"vehicles/actions/{sent.Text("id")}")).Json;
    }

    [Fact]
    public async Task A_command_to_a_vehicle_at_a_linked_charger_fails_during_an_outage_and_has_no_effect()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await simulator.FirstAsync("vehicles", car => Cars.IsStartable(car) && Cars.IsPaired(car));
        var charger = (await simulator.GetAsync($"chargers/{car.At("chargeState").Text("pluggedInChargerId")}")).Json;
        Assert.NotEqual(car.Text("vendor"), charger.Text("vendor"));
        simulator.Simulator.SetVendorStatus(car.Text("vendor")!, "OUTAGE");
        var sent = (await simulator.ChargeAsync(car.Text("id")!, "START")).Json;
        simulator.Time.Pass(TimeSpan.FromSeconds(60));
        var action = (await simulator.GetAsync($"vehicles/actions/{sent.Text("id")}")).Json;
        Expect.Action(action, "vehicle", car.Text("id")!, car.Text("userId")!, "FAILED", "NO_RESPONSE", "kind");
        Assert.False(Cars.IsCharging((await simulator.GetAsync($"chargers/{charger.Text("id")}")).Json));
        simulator.Simulator.SetVendorStatus(car.Text("vendor")!, "READY");
        Assert.False(Cars.IsCharging(await simulator.VehicleAsync(car.Text("id")!)));
    }

    [Fact]
    public async Task Statistics_end_where_an_outage_begins_and_those_of_systems_are_not_available()
    {
        using var simulator = await TestSimulator.StartAsync();
        var system = (await simulator.AllAsync("hem-systems"))[0];
        var inverter = await simulator.FirstAsync("inverters", item => item.Text("hemSystemId") == system.Text("id"));
        var charger = await simulator.FirstAsync("chargers", Sites.IsFree);
        await simulator.PassAsync(TimeSpan.FromMinutes(10));
        simulator.Simulator.SetVendorStatus(inverter.Text("vendor")!, "OUTAGE");
        simulator.Simulator.SetVendorStatus(charger.Text("vendor")!, "OUTAGE");
        await simulator.PassAsync(TimeSpan.FromMinutes(60));
        var path = $"hem-systems/{system.Text("id")}/statistics?interval=2026-03-01";
        Expect.Problem(
            await simulator.GetAsync(path),
            HttpStatusCode.ServiceUnavailable,
            "vendor-temporarily-unavailable",
            "application/problem+json");
        Assert.InRange(await ProductionAsync(), 1, 100);
        var during = await ProductionAsync();
        Assert.Equal(10, await MinutesAsync(), 0.1);
        await simulator.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(during, await ProductionAsync());

        simulator.Simulator.SetVendorStatus(inverter.Text("vendor")!, "READY");
        simulator.Simulator.SetVendorStatus(charger.Text("vendor")!, "READY");
        Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync(path)).Status);
        Assert.True(await ProductionAsync() > during);
        Assert.InRange(await MinutesAsync(), 99, 100);

        async Task<double> ProductionAsync() =>
            (await simulator.GetAsync($"inverters/{inverter.Text("id")}/statistics?year=2026&month=3")).Json
                .At("resolutions", "DAY", "data")[0].Number("value");

        async Task<double> MinutesAsync()
        {
            var query = $"type=charger&id={charger.Text("id")}&startDate=2026-03-01T12:00:00Z";
            var sessions = (await simulator.GetAsync($"users/{charger.Text("userId")}/statistics/charging/sessions?{query}")).Json;
            return sessions.EnumerateArray().Sum(session => (session.Time("to") - session.Time("from")).TotalMinutes);
        }
    }

    [Theory]
    [InlineData("NO_SUCH_VENDOR", "OUTAGE", "vendor")]
    [InlineData("TESLA", "DOWN", "status")]
    public void An_unknown_vendor_or_status_is_rejected(string vendor, string status, string name)
    {
        using var simulator = TestSimulator.Start(new SimulatorOptions());
        var exception = Assert.Throws<ArgumentException>(() => simulator.Simulator.SetVendorStatus(vendor, status));
        Assert.Equal(name, exception.ParamName);
    }

    private static IEnumerable<string?> Texts(JsonElement item, string name) =>
        item.GetProperty(name).EnumerateArray().Select(text => text.GetString());

    private static async Task<Dictionary<string, JsonElement>> AllAsync(TestSimulator simulator)
    {
        var all = new Dictionary<string, JsonElement>();
        foreach (var kind in Kinds.All)
        {
            foreach (var item in await simulator.AllAsync(kind))
            {
                all.Add($"{kind}/{item.Text("id")}", item);
            }
        }

        return all;
    }

    private static string WithoutTimes(JsonElement device) =>
        System.Text.RegularExpressions.Regex.Replace(device.GetRawText(), "\"(lastSeen|lastUpdated)\":\"[^\"]*\"", string.Empty);
}
