namespace Enode.Tests.Hvacs;

public sealed class HvacTests : ClientTest
{
    [Fact]
    public async Task What_people_filter_on_is_lifted_to_the_top()
    {
        Server.Reply(200, HomePayloads.Hvac);

        var unit = await Connect().Hvacs.GetAsync("h");

        Assert.Equal(
            ("Upstairs", "Tado", "Smart AC", "HEAT_PUMP", "Bedroom"),
            (unit.DisplayName, unit.Brand, unit.Model, unit.Category, unit.GroupName));
        Assert.Equal(
            (19.4, "AUTO", 20.5, 25.0, "PERMANENT"),
            (unit.CurrentTemperature, unit.Mode, unit.HeatSetpoint, unit.CoolSetpoint, unit.HoldType));
        Assert.Equal((true, "home-3", 1.25, AssetTypes.Hvac), (unit.IsActive, unit.LocationId, unit.ConsumptionRate, unit.AssetType));
    }

    [Fact]
    public async Task Nested_values_read_well_in_a_cell_whatever_the_culture()
    {
        Server.Reply(200, HomePayloads.Hvac);
        var unit = await Connect().Hvacs.GetAsync("h");
        using var german = new InCulture("de-DE");

        Assert.Equal("Tado Smart AC, Bedroom", unit.Information!.ToString());
        Assert.Equal("19.4 °C", unit.TemperatureState!.ToString());
        Assert.Equal("AUTO 20.5 to 25 °C", unit.ThermostatState!.ToString());
        Assert.Equal("OFF, AUTO, setPermanentHold", unit.Capabilities!.ToString());
        Assert.Equal(
            ["18 to 30.5", "5.5 to 26", "1 to 12"],
            new[] { unit.Capabilities.CoolSetpointRange, unit.Capabilities.HeatSetpointRange, unit.Capabilities.SetpointDifferenceRange }
                .Select(range => range!.ToString()));
        Assert.Equal("home-3", unit.Location!.ToString());
    }

    [Theory]
    [InlineData("Upstairs", "Tado", "AC", "Upstairs")]
    [InlineData("", "Tado", "AC", "Tado AC")]
    [InlineData(null, "Tado", null, "Tado")]
    [InlineData(null, null, null, "h")]
    public void A_units_name_is_its_own_or_else_what_it_is(string? name, string? brand, string? model, string shown)
    {
        Assert.Equal(
            shown,
            new Hvac { Id = "h", Information = new HvacInformation { DisplayName = name, Brand = brand, Model = model } }.ToString());
    }

    [Theory]
    [InlineData("HEAT", 21.0, null, "HEAT 21 °C")]
    [InlineData("COOL", null, 24.5, "COOL 24.5 °C")]
    [InlineData("AUTO", -1.0, 30.0, "AUTO -1 to 30 °C")]
    [InlineData("OFF", null, null, "OFF")]
    [InlineData(null, 21.0, null, "21 °C")]
    [InlineData(null, null, null, "")]
    public void A_thermostat_and_a_hold_read_alike(string? mode, double? heat, double? cool, string text)
    {
        Assert.Equal(text, new HvacThermostatState { Mode = mode, HeatSetpoint = heat, CoolSetpoint = cool }.ToString());
        Assert.Equal(text, new PermanentHoldTarget { Mode = mode, HeatSetpoint = heat, CoolSetpoint = cool }.ToString());
    }

    [Theory]
    [InlineData(5.0, 25.5, "5 to 25.5")]
    [InlineData(5.0, null, "from 5")]
    [InlineData(null, 25.5, "up to 25.5")]
    [InlineData(null, null, "")]
    public void A_range_reads_well_when_it_has_no_end(double? min, double? max, string text)
    {
        Assert.Equal(text, new NumberRange { Min = min, Max = max }.ToString());
    }

    [Theory]
    [InlineData(5.0, 25.0, 4.9, false)]
    [InlineData(5.0, 25.0, 5.0, true)]
    [InlineData(5.0, 25.0, 25.0, true)]
    [InlineData(5.0, 25.0, 25.1, false)]
    [InlineData(null, 25.0, -300.0, true)]
    [InlineData(5.0, null, 300.0, true)]
    [InlineData(null, null, 0.0, true)]
    public void A_range_contains_its_ends_and_what_is_between_them(double? min, double? max, double value, bool contains)
    {
        Assert.Equal(contains, new NumberRange { Min = min, Max = max }.Contains(value));
    }

    [Fact]
    public async Task Commands_to_a_unit_are_actions_of_their_kind()
    {
        Server.ReplyTo(
            "POST",
            "/hvacs/h/permanent-hold",
            200,
            Payloads.ActionWith("""  "target":{"coolSetpoint":25,"heatSetpoint":20.5,"mode":"AUTO","holdType":"PERMANENT"} """, "hvac", state: "PENDING"))
            .ReplyTo("POST", "/hvacs/h/follow-schedule", 200, Payloads.ActionWith("""  "target":{"holdType":"SCHEDULED"} """, "hvac"));
        var units = Connect().Hvacs;

        var hold = await units.HoldAsync("h", HvacModes.Auto, 20.5, 25);
        var follow = await units.FollowScheduleAsync("h");

        Assert.Equal(("hvac hvac-1 (user-1) AUTO 20.5 to 25 °C PENDING", "PERMANENT"), (hold.ToString(), hold.Target!.HoldType));
        Assert.Equal(("hvac hvac-1 (user-1) FOLLOW_SCHEDULE FAILED", "SCHEDULED"), (follow.ToString(), follow.Target!.ToString()));
    }

    [Fact]
    public async Task A_unit_that_a_schedule_steers_is_unprocessable_and_asked_once()
    {
        Server.Reply(422, """{"title":"Unprocessable","detail":"A schedule is active."}""");

        var failure = await FailureOf(Connect().Hvacs.HoldAsync("h", HvacModes.Off, null, null));

        Assert.Equal((ErrorIds.UnprocessableEntity, "Unprocessable: A schedule is active."), (failure.ErrorId, failure.Message));
        Assert.Single(Server.Calls);
    }
}
