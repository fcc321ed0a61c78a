namespace Enode.Tests.Assets;

/// <summary>The state of a device of each kind, as one word.</summary>
public sealed class DeviceStateTests
{
    [Theory]
    [InlineData(PowerDeliveryStates.Unplugged, "Unplugged")]
    [InlineData(PowerDeliveryStates.Initializing, "Initializing")]
    [InlineData(PowerDeliveryStates.Charging, "Charging")]
    [InlineData(PowerDeliveryStates.Stopped, "PluggedIn")]
    [InlineData(PowerDeliveryStates.Complete, "Complete")]
    [InlineData(PowerDeliveryStates.NoPower, "NoPower")]
    [InlineData(PowerDeliveryStates.Fault, "Fault")]
    [InlineData(PowerDeliveryStates.Discharging, "Discharging")]
    [InlineData(PowerDeliveryStates.Unknown, "Unknown")]
    [InlineData(null, "Unknown")]
    [InlineData("PLUGGED_IN:NEWER", "PLUGGED_IN:NEWER")]
    public void Of_a_vehicle_and_a_charger_it_is_that_of_plug_and_power(string? powerDeliveryState, string expected)
    {
        Assert.Equal(expected, new Vehicle { ChargeState = new() { PowerDeliveryState = powerDeliveryState } }.State);
        Assert.Equal(expected, new Charger { ChargeState = new() { PowerDeliveryState = powerDeliveryState } }.State);
    }

    [Theory]
    [InlineData("HEAT", true, "Heating")]
    [InlineData("COOL", true, "Cooling")]
    [InlineData("AUTO", true, "Active")]
    [InlineData(null, true, "Active")]
    [InlineData("HEAT", false, "Idle")]
    [InlineData("OFF", false, "Off")]
    [InlineData("OFF", null, "Off")]
    [InlineData("HEAT", null, "Unknown")]
    public void Of_a_heating_or_cooling_unit_it_is_what_its_mode_and_its_activity_say(string? mode, bool? isActive, string expected) =>
        Assert.Equal(expected, new Hvac { ThermostatState = new() { Mode = mode }, TemperatureState = new() { IsActive = isActive } }.State);

    [Theory]
    [InlineData("CHARGING", "Charging")]
    [InlineData("DISCHARGING", "Discharging")]
    [InlineData("IDLE", "Idle")]
    [InlineData("FAULT", "Fault")]
    [InlineData("UNKNOWN", "Unknown")]
    [InlineData(null, "Unknown")]
    [InlineData("NEWER", "NEWER")]
    public void Of_a_battery_it_is_its_status(string? status, string expected) =>
        Assert.Equal(expected, new Battery { ChargeState = new() { Status = status } }.State);

    [Theory]
    [InlineData(true, "Producing")]
    [InlineData(false, "Idle")]
    [InlineData(null, "Unknown")]
    public void Of_an_inverter_it_is_whether_it_produces(bool? isProducing, string expected) =>
        Assert.Equal(expected, new Inverter { ProductionState = new() { IsProducing = isProducing } }.State);

    [Theory]
    [InlineData(0.1, "Importing")]
    [InlineData(-0.1, "Exporting")]
    [InlineData(0.0, "Idle")]
    [InlineData(null, "Unknown")]
    public void Of_a_meter_it_is_the_direction_of_its_power(double? power, string expected) =>
        Assert.Equal(expected, new Meter { EnergyState = new() { Power = power } }.State);

    [Fact]
    public void A_device_without_a_reported_state_has_none()
    {
        Device[] devices = [new Vehicle(), new Charger(), new Hvac(), new Inverter(), new Battery(), new Meter()];

        Assert.All(devices, device => Assert.Null(device.State));
    }
}
