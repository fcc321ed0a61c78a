namespace Enode.Tests.SmartCharging;

public sealed class SmartChargingTests : ClientTest
{
    [Fact]
    public async Task A_policy_names_the_vehicle_that_was_asked_for()
    {
        Server.ReplyWith(_ => Response.Json(200, SmartPayloads.Policy));
        var client = Connect();

        var read = await client.SmartCharging.GetPolicyAsync("car 1");
        var set = await client.SmartCharging.SetPolicyAsync("car 2", isEnabled: true);

        Assert.Equal(
            ("car 1", true, "06:30", 20.0, "car 2"),
            (read.VehicleId, read.IsEnabled, read.Deadline, read.MinimumChargeLimit, set.VehicleId));
    }

    [Fact]
    public async Task The_policy_of_a_vehicle_names_it_too()
    {
        Server.Reply(200, Payloads.Vehicle).Reply(200, """{"id":"v"}""");
        var client = Connect();

        Assert.Equal("3f1f9a0e-car", (await client.Vehicles.GetAsync("v")).SmartChargingPolicy!.VehicleId);
        Assert.Null((await client.Vehicles.GetAsync("v")).SmartChargingPolicy);
    }

    [Fact]
    public async Task What_is_filtered_on_is_lifted_to_the_top_of_a_status()
    {
        Server.Reply(200, SmartPayloads.Status);

        var status = await Connect().SmartCharging.GetStatusAsync("car-1");

        Assert.Equal(
            ("car-1", "user-1", "POLESTAR", "PLAN:EXECUTING:STOPPED", "PLAN:EXECUTING:STOPPED"),
            (status.VehicleId, status.UserId, status.Vendor, status.State, $"{status}"));
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 17, 5, 0, TimeSpan.Zero), status.StopAt);
        Assert.Equal(new DateTimeOffset(2026, 1, 15, 1, 0, 0, TimeSpan.Zero), status.StartAt);
        Assert.False(status.IsOverridden);
        Assert.Equal("isPluggedIn, atChargingLocation", $"{status.Consideration}");
        Assert.Equal("Ended", $"{status.SmartOverride}");
    }

    [Fact]
    public async Task A_status_without_a_plan_has_the_nulls_of_the_document()
    {
        Server.Reply(200, """{"vehicleId":"v","state":"DISABLED","consideration":null,"plan":null,"smartOverride":null}""");

        var status = await Connect().SmartCharging.GetStatusAsync("v");

        Assert.Equal((null, null, false), (status.StopAt, status.StartAt, status.IsOverridden));
    }

    [Fact]
    public void An_override_is_active_until_it_ended()
    {
        Assert.True(new SmartChargingStatus { SmartOverride = new SmartOverrideStatus() }.IsOverridden);
        Assert.Equal("Active", $"{new SmartOverrideStatus()}");
        Assert.Equal((true, "Active"), (new SmartOverride().IsActive, $"{new SmartOverride()}"));
        var ended = new SmartOverride { EndedAt = DateTimeOffset.UnixEpoch };
        Assert.Equal((false, "Ended"), (ended.IsActive, $"{ended}"));
    }

    [Fact]
    public async Task A_plan_says_what_it_saves_and_when_it_stops_and_starts()
    {
        Server.Reply(200, SmartPayloads.Plan);

        var plan = await Connect().SmartCharging.GetPlanAsync("car-1");

        Assert.Equal((4.5, "EUR"), (plan.EstimatedSavings, plan.Currency));
        Assert.Equal("2026-01-14 17:05 to 2026-01-15 01:00", $"{plan}");
        Assert.Null(new SmartChargingPlan { NonSmartCost = 2 }.EstimatedSavings);
        Assert.Equal("2026-01-14 17:05", $"{new SmartChargingPlan { StopAt = plan.StopAt }}");
        Assert.Equal(string.Empty, $"{new SmartChargingPlan()}");
    }

    [Fact]
    public async Task An_override_leads_to_its_vehicle_and_that_of_a_charger_to_none()
    {
        Server.Reply(200, SmartPayloads.Override);

        var smartOverride = await Connect().SmartCharging.StartOverrideAsync("car-1");

        Assert.Equal(
            ("car-1", "user-1", "POLESTAR", "act-1"),
            (smartOverride.VehicleId, smartOverride.UserId, smartOverride.Vendor, smartOverride.VendorActionId));
        Assert.Null(new SmartOverride { TargetType = "charger", TargetId = "c" }.VehicleId);
    }

    [Fact]
    public async Task An_override_that_is_not_there_cannot_be_ended()
    {
        Server.Reply(404, """{"type":"https://developers.enode.com/api/problems/not-found","title":"Not Found","detail":"none"}""");

        var failure = await FailureOf(Connect().SmartCharging.EndOverrideAsync("v"));

        Assert.Equal((ErrorIds.NotFound, "Not Found: none"), (failure.ErrorId, failure.Message));
    }

    [Fact]
    public async Task An_override_that_an_unanswered_attempt_ended_is_ended()
    {
        Server.Reply(Response.Reset).Reply(404, "{}");

        Assert.Null(await Connect().SmartCharging.EndOverrideAsync("v"));

        Assert.Equal(2, Server.Calls.Count);
    }

    [Fact]
    public async Task Starting_an_override_is_not_repeated_when_its_response_is_lost()
    {
        Server.Reply(Response.Reset);

        await FailureOf(Connect().SmartCharging.StartOverrideAsync("v"));

        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task What_came_in_an_object_came_from_where_the_object_came_from()
    {
        Server.Reply(200, SmartPayloads.Status).Reply(200, Payloads.Vehicle);
        var client = Connect();
        var status = await client.SmartCharging.GetStatusAsync("v");
        var vehicle = await client.Vehicles.GetAsync("v");
        var origin = new object();

        status.Origin = origin;
        vehicle.Origin = origin;

        Assert.Same(origin, status.Plan!.Origin);
        Assert.Same(origin, vehicle.SmartChargingPolicy!.Origin);
        Assert.Same(origin, vehicle.Capabilities!.SmartCharging!.Origin);
    }
}
