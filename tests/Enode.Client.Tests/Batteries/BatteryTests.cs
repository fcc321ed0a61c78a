namespace Enode.Tests.Batteries;

public sealed class BatteryTests : ClientTest
{
    [Fact]
    public async Task What_people_filter_on_is_lifted_to_the_top()
    {
        Server.Reply(200, HomePayloads.Battery);

        var battery = await Connect().Batteries.GetAsync("b");

        Assert.Equal(
            ("Cellar", "Sonnen", "Ten", AssetTypes.Battery), (battery.DisplayName, battery.Brand, battery.Model, battery.AssetType));
        Assert.Equal(
            (63.4, 11.0, "DISCHARGING", -2.85), (battery.BatteryLevel, battery.BatteryCapacity, battery.Status, battery.ChargeRate));
        Assert.Equal((OperationModes.SelfReliance, "hem-1"), (battery.OperationMode, battery.HemSystemId));
    }

    [Fact]
    public async Task Nested_values_read_well_in_a_cell_whatever_the_culture()
    {
        Server.Reply(200, HomePayloads.Battery);
        var battery = await Connect().Batteries.GetAsync("b");
        using var german = new InCulture("de-DE");

        Assert.Equal("Sonnen Ten", battery.Information!.ToString());
        Assert.Equal("63.4 %, DISCHARGING, -2.9 kW", battery.ChargeState!.ToString());
        Assert.Equal("SELF_RELIANCE", battery.Config!.ToString());
        Assert.Equal("exportFocus, timeOfUse, idle", battery.Capabilities!.ToString());
        Assert.Equal("48.2083, 16.3726", battery.Location!.ToString());
    }

    [Fact]
    public async Task A_new_mode_is_an_action_of_its_kind()
    {
        Server.ReplyTo(
            "POST",
            "/batteries/b/operation-mode",
            200,
            Payloads.ActionWith("""  "targetState":{"operationMode":"IDLE"} """, "battery", state: "PENDING"));

        var action = await Connect().Batteries.SetOperationModeAsync("b", OperationModes.Idle);

        Assert.Equal(
            ("battery battery-1 (user-1) IDLE PENDING", "IDLE", true), (action.ToString(), action.TargetState!.ToString(), action.IsPending));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        Assert.Equal("b", new Battery { Id = "b" }.ToString());
        Assert.Equal(
            "Sonnen", new Battery { Id = "b", Information = new BatteryInformation { SiteName = "", Brand = "Sonnen" } }.ToString());
        Assert.Equal(
            ["", "", "", ""],
            new object[] { new BatteryChargeState(), new BatteryConfig(), new TargetOperationMode(), new BatteryInformation() }
                .Select(one => one.ToString()));
        Assert.Equal(string.Empty, new OperationModeAction().Command);
    }
}
