using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>Schedules that control devices. The simulator starts on a Sunday at noon, UTC.</summary>
public sealed class ScheduleRunTests
{
    private const string Afternoon = """[{"hourMinute":{"from":"14:00","to":"15:00"},"shouldCharge":true}]""";

    [Fact]
    public async Task A_charger_starts_and_stops_at_the_transitions()
    {
        using var simulator = await TestSimulator.StartAsync();
        var (charger, schedule) = await ScheduleChargerAsync(simulator, Afternoon);
        var states = new List<string>();
        foreach (var minutes in new[] { 0, 1, 118, 2, 58, 2 })
        {
            await simulator.PassAsync(TimeSpan.FromMinutes(minutes));
            var status = (await simulator.GetAsync($"{schedule}/status")).Json;
            Expect.Members(
                status, "scheduleId", "scheduleType", "changedAt", "state", "isCharging", "isChargingExpected",
                "isChargingExpectedParts", "upcomingTransitions", "smartOverride");
            Assert.Equal(schedule, $"schedules/{status.Text("scheduleId")}");
            Assert.Equal("CHARGE", status.Text("scheduleType"));
            Assert.Equal((true, true), (Part(status, "needsCharge"), Part(status, "isPluggedIn")));
            Assert.Equal(Part(status, "shouldCharge"), status.GetProperty("isChargingExpected").GetBoolean());
            var state = (await simulator.GetAsync($"chargers/{charger}")).Json.At("chargeState").Text("powerDeliveryState");
            states.Add($"{state} {status.Text("state")} {status.GetProperty("isCharging")} {Part(status, "shouldCharge")}");
        }

        Assert.Equal(
            [
                "PLUGGED_IN:CHARGING PENDING True False",
                "PLUGGED_IN:STOPPED ALIGNED False False",
                "PLUGGED_IN:STOPPED ALIGNED False False",
                "PLUGGED_IN:CHARGING ALIGNED True True",
                "PLUGGED_IN:CHARGING ALIGNED True True",
                "PLUGGED_IN:STOPPED ALIGNED False False",
            ],
            states);
    }

    [Fact]
    public async Task Transitions_between_two_reads_happen_at_their_time()
    {
        var levels = new List<string>();
        foreach (var minutes in new[] { 5, 300 })
        {
            using var simulator = await TestSimulator.StartAsync();
            var charger = await simulator.FirstAsync("chargers", charger => !charger.At("chargeState").IsNull("pluggedInVehicleId")
                && charger.At("chargeState", "isCharging").GetBoolean());
            var schedule = Sites.Schedule("charger", charger.Text("id")!, null, Afternoon);
            await simulator.PostAsync($"users/{charger.Text("userId")}/schedules", schedule);
            for (var passed = 0; passed < 300; passed += minutes)
            {
                await simulator.PassAsync(TimeSpan.FromMinutes(minutes));
                await simulator.GetAsync($"chargers/{charger.Text("id")}");
            }

            var car = await simulator.VehicleAsync(charger.At("chargeState").Text("pluggedInVehicleId")!);
            levels.Add($"{Cars.Level(car)} {Cars.State(car)}");
        }

        Assert.Equal(levels[0], levels[1]);
        Assert.EndsWith("STOPPED", levels[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_has_the_next_two_transitions()
    {
        using var simulator = await TestSimulator.StartAsync();
        var (_, schedule) = await ScheduleChargerAsync(simulator, Afternoon);
        Assert.Equal(
            ["2026-03-01T14:00:00.000Z true", "2026-03-01T15:00:00.000Z false"],
            (await simulator.GetAsync($"{schedule}/status")).Json.GetProperty("upcomingTransitions").EnumerateArray().Select(
                transition => $"{transition.Text("at")} {transition.GetProperty("shouldCharge").GetRawText()}"));
        await simulator.PutAsync(schedule, """{"rules":[]}""");
        Assert.Empty((await simulator.GetAsync($"{schedule}/status")).Json.GetProperty("upcomingTransitions").EnumerateArray());
    }

    [Fact]
    public async Task A_manual_command_is_rejected_while_a_schedule_controls_the_device()
    {
        using var simulator = await TestSimulator.StartAsync();
        var (charger, schedule) = await ScheduleChargerAsync(simulator, Afternoon);
        var body = """{"action":"START"}""";
        Expect.Problem(
            await simulator.PostAsync($"chargers/{charger}/charging", body), HttpStatusCode.UnprocessableEntity, "unprocessable-entity");
        Assert.Equal(HttpStatusCode.OK, (await simulator.PostAsync($"chargers/{charger}/max-current", """{"maxCurrent":10}""")).Status);
        await simulator.PutAsync(schedule, """{"isEnabled":false}""");
        simulator.Time.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal("INACTIVE:DISABLED", (await simulator.GetAsync($"{schedule}/status")).Json.Text("state"));
        Assert.Equal(HttpStatusCode.OK, (await simulator.PostAsync($"chargers/{charger}/charging", """{"action":"STOP"}""")).Status);
    }

    [Fact]
    public async Task A_disabled_or_deleted_schedule_controls_nothing()
    {
        using var simulator = await TestSimulator.StartAsync();
        var (charger, schedule) = await ScheduleChargerAsync(simulator, Afternoon);
        await simulator.PassAsync(TimeSpan.FromMinutes(150));
        Assert.True(await IsChargingAsync(simulator, charger));
        await simulator.DeleteAsync(schedule);
        await simulator.PassAsync(TimeSpan.FromMinutes(60));
        Assert.True(await IsChargingAsync(simulator, charger));
    }

    [Fact]
    public async Task A_schedule_of_a_location_applies_only_there_and_by_its_clocks()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", Sites.IsFree);
        var (id, userId) = (charger.Text("id")!, charger.Text("userId")!);
        var locationId = await Sites.CreateAsync(simulator, userId, "Asia/Tokyo");
        var created = await simulator.PostAsync($"users/{userId}/schedules", Sites.Schedule("charger", id, locationId, Afternoon));
        var path = $"schedules/{created.Json.Text("id")}/status";
        var status = (await simulator.GetAsync(path)).Json;
        Assert.Equal("INACTIVE:AWAY", status.Text("state"));
        Assert.Equal("2026-03-02T05:00:00.000Z", status.GetProperty("upcomingTransitions")[0].Text("at"));
        Assert.True(await IsChargingAsync(simulator, id));

        await simulator.PutAsync($"chargers/{id}", $$"""{"locationId":"{{locationId}}"}""");
        simulator.Time.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal("ALIGNED", (await simulator.GetAsync(path)).Json.Text("state"));
        Assert.False(await IsChargingAsync(simulator, id));

        await simulator.PutAsync($"locations/{locationId}", """{"timezoneName":"UTC"}""");
        Assert.Equal(
            "2026-03-01T14:00:00.000Z", (await simulator.GetAsync(path)).Json.GetProperty("upcomingTransitions")[0].Text("at"));
    }

    [Fact]
    public async Task A_vehicle_is_at_the_location_of_its_position_and_not_elsewhere()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await simulator.FirstAsync(
            "vehicles", car => Cars.IsCharging(car) && !Cars.IsPaired(car) && !car.At("location").IsNull("latitude"));
        var (id, userId) = (car.Text("id")!, car.Text("userId")!);
        var (latitude, longitude) = (car.At("location").Number("latitude"), car.At("location").Number("longitude"));
        await simulator.DeleteAsync($"locations/{car.At("location").Text("id")}");
        var schedule = await simulator.PostAsync($"users/{userId}/schedules", Sites.Schedule("vehicle", id));
        var path = $"schedules/{schedule.Json.Text("id")}/status";
        Assert.Equal("INACTIVE:AWAY", (await simulator.GetAsync(path)).Json.Text("state"));

        var far = await Sites.CreateAsync(simulator, userId, "UTC", latitude + 0.01, longitude);
        Assert.Equal("INACTIVE:AWAY", (await simulator.GetAsync(path)).Json.Text("state"));
        var near = await Sites.CreateAsync(simulator, userId, "UTC", latitude + 0.001, longitude);
        Assert.Equal(near, (await simulator.VehicleAsync(id)).At("location").Text("id"));
        Assert.Equal("PENDING", (await simulator.GetAsync(path)).Json.Text("state"));
        await simulator.PutAsync($"schedules/{schedule.Json.Text("id")}", $$"""{"locationId":"{{far}}"}""");
        Assert.Equal("INACTIVE:AWAY", (await simulator.GetAsync(path)).Json.Text("state"));
        await simulator.DeleteAsync($"locations/{near}");
        Assert.True((await simulator.VehicleAsync(id)).At("location").IsNull("id"));
    }

    [Fact]
    public async Task An_hvac_is_set_at_the_transitions()
    {
        using var simulator = await TestSimulator.StartAsync();
        var hvac = await simulator.FirstAsync("hvacs", Sites.IsHeater);
        await Sites.RemoveFromHomeAsync(simulator, $"hvacs/{hvac.Text("id")}");
        var warm = """{ "holdType": "PERMANENT", "mode": "HEAT", "heatSetpoint": 24 }""";
        var off = """{ "holdType": "PERMANENT", "mode": "OFF" }""";
        var rules = $$"""[{"hourMinute":{"from":"14:00","to":"15:00"},"targetState":{{warm}}}]""";
        var created = await simulator.PostAsync($"users/{hvac.Text("userId")}/schedules", Sites.Climate(hvac.Text("id")!, off, rules));
        var path = $"schedules/{created.Json.Text("id")}/status";
        var before = (await simulator.GetAsync(path)).Json;
        Expect.Members(before, "scheduleId", "scheduleType", "changedAt", "state", "current", "expected", "upcomingTransitions");
        Assert.Equal(("PENDING", "TEMPERATURE"), (before.Text("state"), before.Text("scheduleType")));
        Assert.Equal("HEAT", before.At("current").Text("mode"));
        Assert.Equal("""{"mode":"OFF","holdType":"PERMANENT"}""", before.GetProperty("expected").GetRawText());
        Assert.Equal(
            """{"at":"2026-03-01T14:00:00.000Z","target":{"heatSetpoint":24,"mode":"HEAT","holdType":"PERMANENT"}}""",
            before.GetProperty("upcomingTransitions")[0].GetRawText());
        Expect.Problem(
            await simulator.PostAsync($"hvacs/{hvac.Text("id")}/permanent-hold", """{"mode":"OFF"}"""),
            HttpStatusCode.UnprocessableEntity,
            "unprocessable-entity");

        await simulator.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("OFF", await ModeAsync(simulator, hvac));
        Assert.Equal("ALIGNED", (await simulator.GetAsync(path)).Json.Text("state"));
        await simulator.PassAsync(TimeSpan.FromMinutes(120));
        Assert.Equal("HEAT", await ModeAsync(simulator, hvac));
        await simulator.PassAsync(TimeSpan.FromMinutes(60));
        Assert.Equal("OFF", await ModeAsync(simulator, hvac));
    }

    [Fact]
    public async Task A_device_that_does_not_respond_is_misaligned()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", charger => !charger.GetProperty("isReachable").GetBoolean());
        var body = Sites.Schedule("charger", charger.Text("id")!, null, """[{"shouldCharge":true}]""");
        var created = await simulator.PostAsync($"users/{charger.Text("userId")}/schedules", body);
        var path = $"schedules/{created.Json.Text("id")}/status";
        Assert.Equal("PENDING", (await simulator.GetAsync(path)).Json.Text("state"));
        simulator.Time.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal("MISALIGNED", (await simulator.GetAsync(path)).Json.Text("state"));
    }

    [Fact]
    public async Task A_century_of_a_schedule_costs_little()
    {
        using var simulator = await TestSimulator.StartAsync();
        var (charger, schedule) = await ScheduleChargerAsync(simulator, Afternoon);
        await simulator.PassAsync(TimeSpan.FromDays(365 * 100));
        var before = Environment.TickCount64;
        await simulator.GetAsync($"chargers/{charger}");
        Assert.InRange(Environment.TickCount64 - before, 0, 5000);
        var transitions = (await simulator.GetAsync($"{schedule}/status")).Json.GetProperty("upcomingTransitions");
        Assert.Equal(2, transitions.GetArrayLength());
        Assert.StartsWith("2126-", transitions[0].Text("at"), StringComparison.Ordinal);
    }

    private static async Task<(string Charger, string Schedule)> ScheduleChargerAsync(TestSimulator simulator, string rules)
    {
        var charger = await simulator.FirstAsync("chargers", Sites.IsFree);
        await Sites.RemoveFromHomeAsync(simulator, $"chargers/{charger.Text("id")}");
        var body = Sites.Schedule("charger", charger.Text("id")!, null, rules);
        var created = await simulator.PostAsync($"users/{charger.Text("userId")}/schedules", body);
        Assert.Equal(HttpStatusCode.OK, created.Status);
        return (charger.Text("id")!, $"schedules/{created.Json.Text("id")}");
    }

    private static bool Part(JsonElement status, string name) => status.At("isChargingExpectedParts", name).GetBoolean();

    private static async Task<bool> IsChargingAsync(TestSimulator simulator, string charger) =>
        (await simulator.GetAsync($"chargers/{charger}")).Json.At("chargeState", "isCharging").GetBoolean();

    private static async Task<string?> ModeAsync(TestSimulator simulator, JsonElement hvac) =>
        (await simulator.GetAsync($"hvacs/{hvac.Text("id")}")).Json.At("thermostatState").Text("mode");
}
