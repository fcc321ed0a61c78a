namespace Enode.Tests.Schedules;

public sealed class TargetStateTests
{
    [Theory]
    [InlineData("HEAT 21", "HEAT 21 °C")]
    [InlineData("heat 21.5", "HEAT 21.5 °C")]
    [InlineData("  Cool   24 ", "COOL 24 °C")]
    [InlineData("COOL 24 C", "COOL 24 °C")]
    [InlineData("HEAT 21°C", "HEAT 21 °C")]
    [InlineData("AUTO 19-24", "AUTO 19 to 24 °C")]
    [InlineData("AUTO 19 - 24", "AUTO 19 to 24 °C")]
    [InlineData("AUTO 19 24.5", "AUTO 19 to 24.5 °C")]
    [InlineData("auto -5 to -1.5 °C", "AUTO -5 to -1.5 °C")]
    [InlineData("AUTO -5--1", "AUTO -5 to -1 °C")]
    [InlineData("off", "OFF")]
    [InlineData("Scheduled", "SCHEDULED")]
    public void A_line_of_text_is_a_target_state(string text, string shown)
    {
        using var german = new InCulture("de-DE");

        var state = TargetStateText.Parse(text)!;

        Assert.Equal(shown, state.ToString());
        Assert.Null(TargetStateCheck.ErrorOf(state));
        Assert.Equal(shown, TargetStateText.Parse(shown)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("21")]
    [InlineData("HEAT")]
    [InlineData("HEAT 21,5")]
    [InlineData("HEAT 19-24")]
    [InlineData("HEAT warm")]
    [InlineData("HEAT 21 F")]
    [InlineData("AUTO 19")]
    [InlineData("AUTO 19-24-30")]
    [InlineData("OFF 21")]
    [InlineData("SCHEDULED 21")]
    [InlineData("WARM 21")]
    [InlineData("HEAT ٢١")]
    [InlineData("HEAT21")]
    public void Other_text_is_none(string text) => Assert.Null(TargetStateText.Parse(text));

    [Fact]
    public void A_target_state_has_the_members_of_its_mode()
    {
        Assert.Equivalent(
            new TemperatureTargetState { HoldType = "PERMANENT", Mode = "AUTO", HeatSetpoint = 19, CoolSetpoint = 24 },
            TargetStateText.Parse("AUTO 19-24"),
            strict: true);
        Assert.Equivalent(new TemperatureTargetState { HoldType = "SCHEDULED" }, TargetStateText.Parse("scheduled"), strict: true);
        Assert.Equivalent(
            new TemperatureTargetState { HoldType = "PERMANENT", Mode = "COOL", CoolSetpoint = 24 },
            TargetStateText.Parse("cool 24"),
            strict: true);
    }

    [Theory]
    [InlineData("PERMANENT", "HEAT", null, null, "HEAT requires HeatSetpoint.")]
    [InlineData("PERMANENT", "HEAT", 21.0, 24.0, "CoolSetpoint cannot be used with HEAT.")]
    [InlineData("PERMANENT", "COOL", 21.0, 24.0, "HeatSetpoint cannot be used with COOL.")]
    [InlineData("PERMANENT", "COOL", null, null, "COOL requires CoolSetpoint.")]
    [InlineData("PERMANENT", "AUTO", 21.0, null, "AUTO requires CoolSetpoint.")]
    [InlineData("PERMANENT", "AUTO", 24.5, 21.0, "HeatSetpoint (24.5 °C) is greater than CoolSetpoint (21 °C).")]
    [InlineData("PERMANENT", "OFF", 21.0, null, "HeatSetpoint cannot be used with OFF.")]
    [InlineData("PERMANENT", "HEAT", 101.0, null, "HeatSetpoint is 101 °C. It must be from -50 to 100 °C.")]
    [InlineData("PERMANENT", "COOL", null, -50.5, "CoolSetpoint is -50.5 °C. It must be from -50 to 100 °C.")]
    [InlineData("PERMANENT", "HEAT", double.NaN, null, "HeatSetpoint is NaN °C. It must be from -50 to 100 °C.")]
    [InlineData("PERMANENT", "WARM", null, null, "'WARM' is not a mode. Valid values: HEAT, COOL, AUTO, OFF.")]
    [InlineData("PERMANENT", null, null, null, "A mode is required: HEAT, COOL, AUTO or OFF.")]
    [InlineData("SCHEDULED", "OFF", null, null, "SCHEDULED cannot be combined with a mode or setpoints.")]
    [InlineData("SCHEDULED", null, 21.0, null, "SCHEDULED cannot be combined with a mode or setpoints.")]
    [InlineData("SOMETIMES", "OFF", null, null, "'SOMETIMES' is not a hold type. Valid values: PERMANENT, SCHEDULED.")]
    [InlineData(null, "OFF", null, null, "'' is not a hold type. Valid values: PERMANENT, SCHEDULED.")]
    public void A_target_state_that_the_api_rejects_says_why(string? holdType, string? mode, double? heat, double? cool, string text)
    {
        using var german = new InCulture("de-DE");

        Assert.Equal(
            text,
            TargetStateCheck.ErrorOf(new() { HoldType = holdType, Mode = mode, HeatSetpoint = heat, CoolSetpoint = cool }));
    }

    [Theory]
    [InlineData("HEAT -50")]
    [InlineData("COOL 100")]
    [InlineData("AUTO 21-21")]
    public void The_ends_are_accepted(string text) => Assert.Null(TargetStateCheck.ErrorOf(TargetStateText.Parse(text)!));
}
