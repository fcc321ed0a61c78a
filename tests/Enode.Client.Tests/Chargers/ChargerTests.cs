namespace Enode.Tests.Chargers;

public sealed class ChargerTests : ClientTest
{
    [Fact]
    public async Task What_people_filter_on_is_lifted_to_the_top()
    {
        Server.Reply(200, HomePayloads.Charger);

        var charger = await Connect().Chargers.GetAsync("c");

        Assert.Equal(
            ("Easee Charge Lite", "Easee", "Charge Lite", AssetTypes.Charger),
            (charger.DisplayName, charger.Brand, charger.Model, charger.AssetType));
        Assert.Equal((true, false, 7.36, 13.5), (charger.IsPluggedIn, charger.IsCharging, charger.ChargeRate, charger.MaxCurrent));
        Assert.Equal(
            (PowerDeliveryStates.Stopped, "home-2", "Easee Charge Lite"),
            (charger.PowerDeliveryState, charger.LocationId, charger.ToString()));
    }

    [Fact]
    public async Task Nested_values_read_well_in_a_cell_whatever_the_culture()
    {
        Server.Reply(200, HomePayloads.Charger);
        var charger = await Connect().Chargers.GetAsync("c");
        using var german = new InCulture("de-DE");

        Assert.Equal("Easee Charge Lite", charger.Information!.ToString());
        Assert.Equal("PLUGGED_IN:STOPPED, 7.4 kW, max 13.5 A", charger.ChargeState!.ToString());
        Assert.Equal("information, chargeState, stopCharging, setChargeRateLimit", charger.Capabilities!.ToString());
        Assert.Equal("Yes 1.4 to 22 kW", charger.Capabilities.SetChargeRateLimit!.ToString());
        Assert.Equal("home-2", charger.Location!.ToString());
        Assert.Equal("charger:read:data, charger:control:charging", charger.Scopes!.ToString());
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        Assert.Null(new Charger().DisplayName);
        Assert.Equal("c", new Charger { Id = "c", Information = new ChargerInformation() }.ToString());
        Assert.Equal("UNPLUGGED", new ChargerChargeState { PowerDeliveryState = PowerDeliveryStates.Unplugged }.ToString());
        Assert.Equal(
            ["Yes", "No", ""],
            new bool?[] { true, false, null }.Select(can => new ChargeRateLimitCapability { IsCapable = can }.ToString()));
        Assert.Equal(string.Empty, new ChargeRateRange { Kilowatts = new NumberRange() }.ToString());
        Assert.Equal(string.Empty, new ChargerCapabilities().ToString());
        Assert.Equal(string.Empty, new AssetLocation().ToString());
    }

    [Fact]
    public async Task Commands_to_a_charger_are_actions_of_their_kind()
    {
        Server.ReplyTo("POST", "/chargers/c/charging", 200, Payloads.ActionWith("\"kind\":\"STOP\"", "charger", state: "PENDING"))
            .ReplyTo(
                "POST",
                "/chargers/c/max-current",
                200,
                Payloads.ActionWith("""  "targetState":{"maxCurrent":6.5} """, "charger", state: "CANCELLED"));
        var chargers = Connect().Chargers;

        var stop = await chargers.StopChargingAsync("c");
        var limit = await chargers.SetMaxCurrentAsync("c", 6.5);

        Assert.Equal(("charger charger-1 (user-1) STOP PENDING", true), (stop.ToString(), stop.IsPending));
        Assert.Equal(
            ("charger charger-1 (user-1) MAX 6.5 A CANCELLED", 6.5, false), (limit.ToString(), limit.TargetState!.MaxCurrent, limit.IsPending));
    }
}
