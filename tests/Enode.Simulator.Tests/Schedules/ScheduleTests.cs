using System.Net;
using Xunit;

namespace Enode.Simulation;

/// <summary>Schedules as records.</summary>
public sealed class ScheduleTests
{
    private const string Nowhere = "4eaeb363-296d-4ccc-a973-7805e6f400bd";
    private const string Cold = """{ "holdType": "PERMANENT", "mode": "HEAT", "heatSetpoint": 17 }""";

    [Fact]
    public async Task A_charge_schedule_is_created_read_listed_updated_and_deleted()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", Sites.IsFree);
        var path = $"users/{charger.Text("userId")}/schedules";
        const string rules = """
            [{"hourMinute":{"from":"22:00","to":"24:00"},"fromTimestamp":"2026-03-01T12:00:00.000Z",
            "toTimestamp":"2026-04-01T12:00:00.000Z","weekdays":[0,6],"shouldCharge":true},{"shouldCharge":false}]
            """;
        var body = $$"""
            {"targetId":"{{charger.Text("id")}}","locationId":null,"targetType":"charger","isEnabled":false,"defaultShouldCharge":true,
            "rules":{{rules}}}
            """;
        var created = await simulator.PostAsync(path, body);
        Assert.Equal(HttpStatusCode.OK, created.Status);
        var id = created.Json.Text("id");
        Assert.True(Guid.TryParseExact(id, "D", out _));
        Assert.Equal(body.ReplaceLineEndings("")[..^1] + $",\"id\":\"{id}\"}}", created.Text);
        Assert.Equal(created.Text, (await simulator.GetAsync($"schedules/{id}")).Text);
        Assert.Equal(created.Text, (await simulator.GetAsync(path)).Data.Single().GetRawText());
        Assert.Empty((await simulator.GetAsync("users/unknown/schedules")).Data);

        var updated = await simulator.PutAsync($"schedules/{id}", """{"isEnabled":true,"rules":[]}""");
        Assert.Equal(created.Text.Replace("\"isEnabled\":false", "\"isEnabled\":true", StringComparison.Ordinal)
            .Replace(rules.ReplaceLineEndings(""), "[]", StringComparison.Ordinal), updated.Text);
        Assert.Equal(updated.Text, (await simulator.GetAsync($"schedules/{id}")).Text);
        updated = await simulator.PutAsync($"schedules/{id}", """{"defaultShouldCharge":false}""");
        Assert.False(updated.Json.GetProperty("defaultShouldCharge").GetBoolean());

        Assert.Equal(HttpStatusCode.NoContent, (await simulator.DeleteAsync($"schedules/{id}")).Status);
        Expect.Problem(await simulator.GetAsync($"schedules/{id}"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.GetAsync($"schedules/{id}/status"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.PutAsync($"schedules/{id}", "{}"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.DeleteAsync($"schedules/{id}"), HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await simulator.GetAsync(path)).Data);
    }

    [Fact]
    public async Task A_temperature_schedule_has_target_states()
    {
        using var simulator = await TestSimulator.StartAsync();
        var hvac = await simulator.FirstAsync("hvacs", Sites.IsHeater);
        var body = $$"""
            {"targetId":"{{hvac.Text("id")}}","targetType":"hvac","isEnabled":false,
            "defaultTargetState":{"heatSetpoint":20.5,"mode":"HEAT","holdType":"PERMANENT"},
            "rules":[{"targetState":{"mode":"OFF","holdType":"PERMANENT"} }]}
            """.Replace(" ", "", StringComparison.Ordinal);
        var created = await simulator.PostAsync($"users/{hvac.Text("userId")}/schedules", body);
        var id = created.Json.Text("id");
        Assert.Equal(body.ReplaceLineEndings("")[..^1] + $",\"id\":\"{id}\"}}", created.Text);
        Expect.BadInput(await simulator.PutAsync($"schedules/{id}", """{"locationId":null}"""), "unrecognized_key locationId");
        Expect.BadInput(
            await simulator.PutAsync($"schedules/{id}", """{"targetType":"charger","rules":[{"shouldCharge":true}]}"""),
            "invalid_enum_value targetType",
            "required rules[0].targetState",
            "unrecognized_key rules[0].shouldCharge");
        Assert.Equal(created.Text, (await simulator.GetAsync($"schedules/{id}")).Text);
    }

    [Theory]
    [InlineData("{}", "required targetType")]
    [InlineData("""{"targetType":"battery","rules":7}""", "invalid_enum_value targetType")]
    [InlineData(
        """{"targetType":"vehicle"}""",
        "required targetId",
        "required locationId",
        "required isEnabled",
        "required defaultShouldCharge",
        "required rules")]
    [InlineData("""{"targetType":"hvac"}""", "required targetId", "required isEnabled", "required defaultTargetState", "required rules")]
    [InlineData(
        """
        {"targetType":"charger","targetId":"","locationId":"home","isEnabled":1,"defaultShouldCharge":"yes","id":"x","rules":[
        {"hourMinute":{"from":"8:00"},"weekdays":[7,1.5],"fromTimestamp":"today"},
        {"shouldCharge":null,"hourMinute":{"from":"24:01","to":"25:00"}}]}
        """,
        "too_small targetId",
        "invalid_uuid locationId",
        "invalid_type isEnabled",
        "invalid_type defaultShouldCharge",
        "required rules[0].shouldCharge",
        "invalid_time rules[0].hourMinute.from",
        "required rules[0].hourMinute.to",
        "invalid_datetime rules[0].fromTimestamp",
        "invalid_enum_value rules[0].weekdays[0]",
        "invalid_enum_value rules[0].weekdays[1]",
        "invalid_type rules[1].shouldCharge",
        "invalid_time rules[1].hourMinute.from",
        "invalid_time rules[1].hourMinute.to",
        "unrecognized_key id")]
    [InlineData(
        """
        {"targetType":"charger","targetId":"x","locationId":null,"isEnabled":true,"defaultShouldCharge":true,"rules":[
        {"shouldCharge":false,"fromTimestamp":"2026-03-01T12:00:00Z","toTimestamp":"2026-03-01T13:00:00+01:00"}]}
        """,
        "never_applies rules[0].toTimestamp")]
    [InlineData(
        """
        {"targetType":"charger","targetId":"x","locationId":null,"isEnabled":true,"defaultShouldCharge":true,"rules":[
        {"shouldCharge":false,"weekdays":[]}]}
        """,
        "never_applies rules[0].weekdays")]
    [InlineData(
        """{"targetType":"hvac","targetId":"x","isEnabled":true,"defaultTargetState":{"holdType":"FOREVER","mode":"HEAT"},"rules":[]}""",
        "invalid_enum_value defaultTargetState.holdType")]
    [InlineData(
        """{"targetType":"hvac","targetId":"x","isEnabled":true,"defaultTargetState":{"holdType":"SCHEDULED","mode":"HEAT"},"rules":[]}""",
        "unrecognized_key defaultTargetState.mode")]
    [InlineData(
        """{"targetType":"hvac","targetId":"x","isEnabled":true,"defaultTargetState":{"holdType":"PERMANENT","mode":"AUTO"},"rules":[]}""",
        "required defaultTargetState.heatSetpoint",
        "required defaultTargetState.coolSetpoint")]
    public async Task A_body_that_is_not_valid_creates_nothing(string body, params string[] issues)
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.BadInput(await simulator.PostAsync("users/user-001/schedules", body), issues);
        Assert.Empty((await simulator.GetAsync("users/user-001/schedules")).Data);
    }

    [Fact]
    public async Task The_device_and_the_location_must_be_those_of_the_user()
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", Sites.IsFree);
        var (id, userId) = (charger.Text("id")!, charger.Text("userId")!);
        var otherId = userId == "user-001" ? "user-002" : "user-001";
        var foreign = await Sites.CreateAsync(simulator, otherId);
        var path = $"users/{userId}/schedules";
        foreach (var (at, body) in new[]
        {
            (path, Sites.Schedule("charger", Nowhere)),
            (path, Sites.Schedule("vehicle", id)),
            (path, Sites.Schedule("charger", id, Nowhere)),
            (path, Sites.Schedule("charger", id, foreign)),
            ($"users/{otherId}/schedules", Sites.Schedule("charger", id)),
            ("users/unknown/schedules", Sites.Schedule("charger", id)),
        })
        {
            Expect.Problem(await simulator.PostAsync(at, body), HttpStatusCode.NotFound, "not-found");
        }

        Assert.Empty((await simulator.GetAsync(path)).Data);
        var schedule = await simulator.PostAsync(path, Sites.Schedule("charger", id));
        var own = $"schedules/{schedule.Json.Text("id")}";
        foreach (var body in new[] { $$"""{"locationId":"{{foreign}}"}""", """{"targetId":"x"}""", """{"targetType":"vehicle"}""" })
        {
            Expect.Problem(await simulator.PutAsync(own, body), HttpStatusCode.NotFound, "not-found");
        }

        Assert.Equal(schedule.Text, (await simulator.GetAsync(own)).Text);
    }

    [Fact]
    public async Task A_device_that_cannot_follow_a_schedule_is_rejected()
    {
        using var simulator = await TestSimulator.StartAsync();
        var car = await simulator.FirstAsync("vehicles", car => Cars.IsIncapable(car) && !Cars.IsPaired(car));
        var path = $"users/{car.Text("userId")}/schedules";
        Expect.BadInput(await simulator.PostAsync(path, Sites.Schedule("vehicle", car.Text("id")!)), "not_supported targetId");

        var hvac = await simulator.FirstAsync("hvacs", Sites.IsHeater);
        path = $"users/{hvac.Text("userId")}/schedules";
        var cool = """{ "holdType": "PERMANENT", "mode": "COOL", "coolSetpoint": 20 }""";
        Expect.BadInput(
            await simulator.PostAsync(path, Sites.Climate(hvac.Text("id")!, cool, "[]")), "not_supported defaultTargetState.mode");
        var hot = $$"""[{ "targetState": {{Cold}} }, { "targetState": {{Cold.Replace("17", "31", StringComparison.Ordinal)}} }]""";
        Expect.BadInput(
            await simulator.PostAsync(path, Sites.Climate(hvac.Text("id")!, Cold, hot)), "not_supported rules[1].targetState.heatSetpoint");
        Assert.Empty((await simulator.GetAsync(path)).Data);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("device")]
    [InlineData("vendor")]
    [InlineData("location")]
    public async Task Schedules_are_deleted_with_what_they_depend_on(string deleted)
    {
        using var simulator = await TestSimulator.StartAsync();
        var charger = await simulator.FirstAsync("chargers", Sites.IsFree);
        var userId = charger.Text("userId")!;
        var locationId = await Sites.CreateAsync(simulator, userId);
        var otherId = await Sites.CreateAsync(simulator, userId);
        var path = $"users/{userId}/schedules";
        var gone = await simulator.PostAsync(path, Sites.Schedule("charger", charger.Text("id")!, locationId));
        var other = await simulator.PostAsync(path, Sites.Schedule("charger", charger.Text("id")!, otherId));
        await simulator.DeleteAsync(deleted switch
        {
            "user" => $"users/{userId}",
            "location" => $"locations/{locationId}",
            "vendor" => $"users/{userId}/vendors/{charger.Text("vendor")}",
            _ => $"users/{userId}/vendors/{charger.Text("vendor")}/charger",
        });
        Assert.Equal(HttpStatusCode.NotFound, (await simulator.GetAsync($"schedules/{gone.Json.Text("id")}")).Status);
        Assert.Equal(
            deleted == "location" ? HttpStatusCode.OK : HttpStatusCode.NotFound,
            (await simulator.GetAsync($"schedules/{other.Json.Text("id")}/status")).Status);
    }
}
