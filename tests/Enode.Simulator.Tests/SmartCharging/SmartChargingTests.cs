using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>Policies, plans and overrides. The simulator starts on a Sunday at noon, UTC.</summary>
public sealed class SmartChargingTests
{
    // Before the first vehicles leave.
    private const string Early = """{"isEnabled":true,"deadline":"05:00","minimumChargeLimit":0}""";

    [Fact]
    public async Task A_policy_is_read_and_changed_by_members()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await simulator.FirstAsync("vehicles", Cars.IsStartable);
        var path = $"vehicles/{car.Text("id")}/smart-charging-policy";
        Assert.Equal(car.GetProperty("smartChargingPolicy").GetRawText(), (await simulator.GetAsync(path)).Text);
        Assert.Equal(
            """{"isEnabled":false,"deadline":"24:00","minimumChargeLimit":12.5}""",
            (await simulator.PutAsync(path, """{"deadline":"24:00","minimumChargeLimit":12.5}""")).Text);
        var changed = await simulator.PutAsync(path, """{"isEnabled":true}""");
        Assert.Equal("""{"isEnabled":true,"deadline":"24:00","minimumChargeLimit":12.5}""", changed.Text);
        Assert.Equal(changed.Text, (await simulator.GetAsync(path)).Text);
        Assert.Equal(
            changed.Text, (await simulator.VehicleAsync(car.Text("id")!)).GetProperty("smartChargingPolicy").GetRawText());
    }

    [Fact]
    public async Task A_policy_that_is_not_possible_is_rejected()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await simulator.FirstAsync(
            "vehicles", car => Cars.IsStartable(car) && car.At("smartChargingPolicy").IsNull("deadline") && HasLimit(car));
        var path = $"vehicles/{car.Text("id")}/smart-charging-policy";
        var before = await simulator.GetAsync(path);
        Rejected(await simulator.PutAsync(path, """{"isEnabled":true}"""));
        Rejected(await simulator.PutAsync(path, """{"deadline":"07:00","minimumChargeLimit":99}"""));
        Expect.BadInput(
            await simulator.PutAsync(path, """{"isEnabled":"yes","deadline":null,"minimumChargeLimit":101,"limit":1}"""),
            "invalid_type isEnabled",
            "invalid_type deadline",
            "out_of_range minimumChargeLimit",
            "unrecognized_key limit");
        Assert.Equal(before.Text, (await simulator.GetAsync(path)).Text);
        var incapable = await simulator.FirstAsync("vehicles", Cars.IsIncapable);
        Rejected(await simulator.PutAsync($"vehicles/{incapable.Text("id")}/smart-charging-policy", Early));
        foreach (var unknown in new[] { "smart-charging-policy", "smart-charging-status", "smart-charging-plans/latest" })
        {
            Expect.Problem(await simulator.GetAsync($"vehicles/x/{unknown}"), HttpStatusCode.NotFound, "not-found");
        }

        static bool HasLimit(JsonElement car) =>
            !car.At("chargeState").IsNull("chargeLimit") && car.At("chargeState").Number("chargeLimit") < 99;

        static void Rejected(Reply reply)
        {
            Expect.Problem(reply, HttpStatusCode.BadRequest, "bad-request");
            Assert.Equal("Cannot activate smart charging", reply.Json.Text("title"));
        }
    }

    [Fact]
    public async Task A_plan_stops_the_vehicle_at_once_and_starts_it_when_energy_is_cheap()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await PlaceAsync(simulator, Cars.IsCharging);
        var path = $"vehicles/{car}";
        Assert.Equal("DISABLED", await StateAsync(simulator, car));
        Expect.Problem(await simulator.GetAsync($"{path}/smart-charging-plans/latest"), HttpStatusCode.NotFound, "not-found");
        await simulator.PutAsync($"{path}/smart-charging-policy", Early);
        Assert.Equal("PLAN:EXECUTING:STOPPING", await StateAsync(simulator, car));
        await simulator.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("PLAN:EXECUTING:STOPPED", await StateAsync(simulator, car));
        Assert.Equal("PLUGGED_IN:STOPPED", Cars.State(await simulator.VehicleAsync(car)));

        var status = (await simulator.GetAsync($"{path}/smart-charging-status")).Json;
        Expect.Members(
            status, "updatedAt", "vehicleId", "userId", "vendor", "state", "stateChangedAt", "consideration", "plan", "smartOverride");
        Assert.Equal(simulator.Simulator.Now, status.Time("updatedAt"));
        Assert.InRange(status.Time("stateChangedAt"), ManualTime.Start.AddSeconds(2), ManualTime.Start.AddSeconds(5));
        Assert.True(status.IsNull("consideration") && status.IsNull("smartOverride"));
        var plan = status.GetProperty("plan");
        Expect.Members(
            plan, "id", "vehicleId", "userId", "locationId", "vendor", "currency", "nonSmartCost", "smartCost", "stopAt", "startAt",
            "estimatedFinishAt", "stopConfirmedAt", "startConfirmedAt", "endedAt", "finalState", "failureCondition");
        Assert.Equal(ManualTime.Start, plan.Time("stopAt"));
        Assert.Equal(status.Time("stateChangedAt"), plan.Time("stopConfirmedAt"));
        Assert.InRange(plan.Time("startAt"), ManualTime.Start.AddHours(6), ManualTime.Start.AddHours(17));
        Assert.InRange(plan.Time("estimatedFinishAt"), plan.Time("startAt"), ManualTime.Start.AddHours(17));
        Assert.InRange(plan.Number("smartCost"), 0.01, plan.Number("nonSmartCost") * 0.8);
        Assert.Equal(plan.GetRawText(), (await simulator.GetAsync($"{path}/smart-charging-plans/{plan.Text("id")}")).Text);
        Expect.Problem(
            await simulator.ChargeAsync(car, "START"), HttpStatusCode.UnprocessableEntity, "unprocessable-entity");

        await simulator.PassAsync(plan.Time("startAt") - simulator.Simulator.Now + TimeSpan.FromSeconds(1));
        Assert.Equal("PLAN:EXECUTING:STARTING", await StateAsync(simulator, car));
        await simulator.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("PLAN:EXECUTING:STARTED", await StateAsync(simulator, car));
        await simulator.PassAsync(ManualTime.Start.AddHours(17).AddMinutes(5) - simulator.Simulator.Now);
        Assert.Equal("PLAN:ENDED:FINISHED", await StateAsync(simulator, car));
        var ended = (await simulator.GetAsync($"{path}/smart-charging-plans/latest")).Json;
        Assert.Equal("PLAN:ENDED:FINISHED", ended.Text("finalState"));
        Assert.True(ended.IsNull("failureCondition"));
        Assert.Equal(plan.Time("estimatedFinishAt"), ended.Time("endedAt"), TimeSpan.FromSeconds(10));
        Assert.InRange(ended.Time("startConfirmedAt"), plan.Time("startAt").AddSeconds(2), plan.Time("startAt").AddSeconds(5));

        var since = Uri.EscapeDataString(plan.Text("startAt")!);
        var statistics = $"users/{plan.Text("userId")}/statistics/charging";
        foreach (var list in new[] { "/sessions", string.Empty })
        {
            var sums = (await simulator.GetAsync($"{statistics}{list}?type=vehicle&id={car}&startDate={since}&resolution=YEAR")).Json[0];
            Assert.Equal(plan.Number("smartCost"), sums.Number("costSum"), 0.02);
            Assert.Equal(plan.Number("nonSmartCost") - plan.Number("smartCost"), sums.Number("estimatedSavings"), 0.05);
            Assert.Equal(plan.Number("nonSmartCost") / sums.Number("kwhSum"), sums.At("nonSmartPrice").Number("mean"), 0.01);
        }
    }

    [Fact]
    public async Task Every_evening_has_a_plan_and_the_week_costs_less()
    {
        var costs = new List<double>();
        foreach (var isEnabled in new[] { false, true })
        {
            using var simulator = await TestSimulator.StartAsync();
            var car = await PlaceAsync(simulator, Cars.IsStartable);
            var userId = (await simulator.VehicleAsync(car)).Text("userId");
            if (isEnabled)
            {
                await simulator.PutAsync($"vehicles/{car}/smart-charging-policy", Early);
            }

            // The night before the first day is not counted, as the vehicle does not charge then without a plan.
            await simulator.PassAsync(TimeSpan.FromDays(7));
            var query = $"type=vehicle&id={car}&startDate=2026-03-02T12:00:00Z&resolution=YEAR";
            var sums = (await simulator.GetAsync($"users/{userId}/statistics/charging?{query}")).Json[0];
            costs.Add(sums.Number("costSum") / sums.Number("kwhSum"));
            Assert.Equal(!isEnabled, sums.IsNull("estimatedSavings"));
        }

        Assert.InRange(costs[1], 0.01, costs[0] * 0.7);
    }

    [Fact]
    public async Task A_vehicle_is_charged_to_its_minimum_first()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await PlaceAsync(simulator, car => Cars.IsStartable(car) && Cars.Level(car) < 50);
        var level = Cars.Level(await simulator.VehicleAsync(car));
        var policy = FormattableString.Invariant($$"""{"isEnabled":true,"deadline":"05:00","minimumChargeLimit":{{level + 2}}}""");
        await simulator.PutAsync($"vehicles/{car}/smart-charging-policy", policy);
        await simulator.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("PLUGGED_IN:CHARGING", Cars.State(await simulator.VehicleAsync(car)));
        var status = (await simulator.GetAsync($"vehicles/{car}/smart-charging-status")).Json;
        Assert.Equal("CONSIDERING", status.Text("state"));
        Assert.Equal(
            """{"isPluggedIn":true,"isCharging":true,"atChargingLocation":true,"hasTimeEstimate":true}""",
            status.GetProperty("consideration").GetRawText());
        await simulator.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal("PLAN:EXECUTING:STOPPED", await StateAsync(simulator, car));
        Assert.Equal(level + 2, Cars.Level(await simulator.VehicleAsync(car)), 0.2);
    }

    [Fact]
    public async Task A_plan_ends_when_the_policy_changes()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await PlaceAsync(simulator, Cars.IsCharging);
        var policy = $"vehicles/{car}/smart-charging-policy";
        await simulator.PutAsync(policy, Early);
        var first = (await simulator.GetAsync($"vehicles/{car}/smart-charging-plans/latest")).Json.Text("id");
        await simulator.PutAsync(policy, """{"deadline":"04:30"}""");
        var second = (await simulator.GetAsync($"vehicles/{car}/smart-charging-plans/latest")).Json.Text("id");
        Assert.NotEqual(first, second);
        Assert.Equal("PLAN:ENDED:DEADLINE_CHANGED", await FinalStateAsync(simulator, car, first));
        await simulator.PutAsync(policy, """{"isEnabled":false}""");
        Assert.Equal("DISABLED", await StateAsync(simulator, car));
        Assert.Equal("PLAN:ENDED:DISABLED", await FinalStateAsync(simulator, car, second));
        await simulator.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await simulator.ChargeAsync(car, "START")).Status);
    }

    [Fact]
    public void A_plan_ends_when_the_vehicle_leaves_and_there_is_a_new_one_when_it_returns()
    {
        var gateway = new TestGateway((fleet, paging) => [.. SmartChargingRoutes.For(fleet), .. LocationRoutes.For(fleet, paging)]);
        var vehicle = gateway.Fleet.Vehicles.Where(
            car => car is { Battery.IsCharging: true, Traits.Position: not null, Charger: null })[0];
        var (latitude, longitude) = vehicle.Traits.Position!.Value;
        var home = FormattableString.Invariant(
            $$"""{ "name": "Home", "latitude": {{latitude}}, "longitude": {{longitude}}, "timezoneName": "UTC" }""");
        gateway.Send("POST", $"/users/{vehicle.UserId}/locations", home);
        gateway.Send("PUT", $"/vehicles/{vehicle.Id}/smart-charging-policy", Early);
        gateway.Time.Pass(TimeSpan.FromMinutes(10));
        vehicle.Battery.ChangeAt(gateway.Fleet.Clock.Now, vehicle.Battery.Leave);
        Assert.Equal("PLAN:ENDED:UNPLUGGED", Status(gateway, vehicle).Text("state"));
        vehicle.Battery.ChangeAt(gateway.Fleet.Clock.Now, () => vehicle.Battery.Return(5));
        Assert.Equal("PLAN:EXECUTING:STOPPED", Status(gateway, vehicle).Text("state"));
        Assert.Equal(gateway.Fleet.Clock.Now, Status(gateway, vehicle).At("plan").Time("stopConfirmedAt"));
        Assert.Equal("PLUGGED_IN:STOPPED", vehicle.Read(gateway.Fleet.Clock.Now).State);
    }

    [Fact]
    public async Task Smart_charging_and_schedules_disable_each_other()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await PlaceAsync(simulator, Cars.IsCharging);
        var userId = (await simulator.VehicleAsync(car)).Text("userId");
        await simulator.PutAsync($"vehicles/{car}/smart-charging-policy", Early);
        var schedule = await simulator.PostAsync($"users/{userId}/schedules", Sites.Schedule("vehicle", car));
        var path = $"schedules/{schedule.Json.Text("id")}";
        var policy = (await simulator.GetAsync($"vehicles/{car}/smart-charging-policy")).Json;
        Assert.False(policy.GetProperty("isEnabled").GetBoolean());
        Assert.True((await simulator.GetAsync(path)).Json.GetProperty("isEnabled").GetBoolean());
        await simulator.PutAsync($"vehicles/{car}/smart-charging-policy", Early);
        Assert.False((await simulator.GetAsync(path)).Json.GetProperty("isEnabled").GetBoolean());
        Assert.Equal("INACTIVE:DISABLED", (await simulator.GetAsync($"{path}/status")).Json.Text("state"));
        await simulator.PutAsync(path, """{"isEnabled":true}""");
        Assert.Equal("DISABLED", await StateAsync(simulator, car));
    }

    [Fact]
    public async Task An_override_suspends_a_schedule_until_charging_stops()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await PlaceAsync(simulator, Cars.IsStartable);
        var userId = (await simulator.VehicleAsync(car)).Text("userId");
        var schedule = await simulator.PostAsync($"users/{userId}/schedules", Sites.Schedule("vehicle", car));
        var status = $"schedules/{schedule.Json.Text("id")}/status";
        Assert.True((await simulator.GetAsync(status)).Json.IsNull("smartOverride"));
        Expect.Problem(await simulator.DeleteAsync($"vehicles/{car}/smart-override"), HttpStatusCode.NotFound, "not-found");
        var created = (await simulator.PostAsync($"vehicles/{car}/smart-override")).Json;
        Expect.Members(created, "createdAt", "endedAt", "targetType", "targetId", "vendorActionId", "userId", "vendor");
        Assert.Equal(("vehicle", car, userId), (created.Text("targetType"), created.Text("targetId"), created.Text("userId")));
        Assert.True(created.IsNull("endedAt"));
        var action = (await simulator.GetAsync($"vehicles/actions/{created.Text("vendorActionId")}")).Json;
        Assert.Equal(("START", "PENDING"), (action.Text("kind"), action.Text("state")));
        Assert.Equal(created.GetRawText(), (await simulator.PostAsync($"vehicles/{car}/smart-override")).Text);

        await simulator.PassAsync(TimeSpan.FromMinutes(5));
        var overridden = (await simulator.GetAsync(status)).Json;
        Assert.Equal("INACTIVE:OVERRIDDEN", overridden.Text("state"));
        Assert.True(overridden.GetProperty("isCharging").GetBoolean());
        Expect.Members(
            overridden.GetProperty("smartOverride"), "createdAt", "endedAt", "targetType", "targetId", "vendorActionId");
        Assert.Equal(HttpStatusCode.OK, (await simulator.ChargeAsync(car, "STOP")).Status);
        await simulator.PassAsync(TimeSpan.FromMinutes(1));
        var after = (await simulator.GetAsync(status)).Json;
        Assert.Equal("ALIGNED", after.Text("state"));
        Assert.InRange(
            after.At("smartOverride").Time("endedAt"), ManualTime.Start.AddMinutes(5), ManualTime.Start.AddMinutes(5).AddSeconds(6));
        Expect.Problem(await simulator.DeleteAsync($"vehicles/{car}/smart-override"), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_override_suspends_a_plan_until_it_is_deleted()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await PlaceAsync(simulator, Cars.IsCharging);
        await simulator.PutAsync($"vehicles/{car}/smart-charging-policy", Early);
        await simulator.PassAsync(TimeSpan.FromMinutes(1));
        await simulator.PostAsync($"vehicles/{car}/smart-override");
        await simulator.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("PLAN:EXECUTING:OVERRIDDEN", await StateAsync(simulator, car));
        Assert.Equal("PLUGGED_IN:CHARGING", Cars.State(await simulator.VehicleAsync(car)));
        var ended = await simulator.DeleteAsync($"vehicles/{car}/smart-override");
        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.Equal(simulator.Simulator.Now, ended.Json.Time("endedAt"));
        Assert.Equal("PLAN:EXECUTING:STOPPING", await StateAsync(simulator, car));
        await simulator.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("PLUGGED_IN:STOPPED", Cars.State(await simulator.VehicleAsync(car)));
    }

    [Fact]
    public async Task An_override_of_a_vehicle_that_charges_has_no_action_and_one_that_cannot_charge_ends_at_once()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charging = await simulator.FindVehicleAsync(Cars.IsCharging);
        Assert.True((await simulator.PostAsync($"vehicles/{charging}/smart-override")).Json.IsNull("vendorActionId"));
        var unplugged = await simulator.FindVehicleAsync(car => Cars.IsUnplugged(car) && Cars.CanStart(car));
        Assert.Equal(ManualTime.Start, (await simulator.PostAsync($"vehicles/{unplugged}/smart-override")).Json.Time("endedAt"));
        var full = await simulator.FindVehicleAsync(Cars.IsComplete);
        Expect.Problem(await simulator.PostAsync($"vehicles/{full}/smart-override"), HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task A_full_vehicle_has_no_plan()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await PlaceAsync(simulator, car => Cars.IsComplete(car) && Cars.CanStart(car));
        await simulator.PutAsync($"vehicles/{car}/smart-charging-policy", Early);
        Assert.Equal("FULLY_CHARGED", await StateAsync(simulator, car));
    }

    /// <summary>Creates a location at the position of a vehicle.</summary>
    /// <returns>The id of the vehicle.</returns>
    private static async Task<string> PlaceAsync(TestSimulator simulator, Func<JsonElement, bool> condition)
    {
        var car = await simulator.FirstAsync(
            "vehicles", car => condition(car) && !Cars.IsPaired(car) && !car.At("location").IsNull("latitude"));
        var (latitude, longitude) = (car.At("location").Number("latitude"), car.At("location").Number("longitude"));
        await Sites.CreateAsync(simulator, car.Text("userId")!, "UTC", latitude, longitude);
        return car.Text("id")!;
    }

    private static async Task<string?> StateAsync(TestSimulator simulator, string car) =>
        (await simulator.GetAsync($"vehicles/{car}/smart-charging-status")).Json.Text("state");

    private static async Task<string?> FinalStateAsync(TestSimulator simulator, string car, string? plan) =>
        (await simulator.GetAsync($"vehicles/{car}/smart-charging-plans/{plan}")).Json.Text("finalState");

    private static JsonElement Status(TestGateway gateway, SimulatedVehicle vehicle) =>
        gateway.Send("GET", $"/vehicles/{vehicle.Id}/smart-charging-status").Json;
}
