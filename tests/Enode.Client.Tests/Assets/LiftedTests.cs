namespace Enode.Tests.Assets;

/// <summary>Values of nested objects that are properties of the device too, and the link to a map.</summary>
public sealed class LiftedTests : ClientTest
{
    [Fact]
    public async Task A_vehicle_has_its_capacity_its_limits_its_charger_and_its_position()
    {
        Server.Reply(200, Payloads.Vehicle);

        var vehicle = await Connect().Vehicles.GetAsync("v");

        Assert.Equal((75.2, 80.0, 165.0, 16.0), (vehicle.BatteryCapacity, vehicle.ChargeLimit, vehicle.ChargeTimeRemaining, vehicle.MaxCurrent));
        Assert.Equal(("c-22", 59.3345751, 18.0632404), (vehicle.PluggedInChargerId, vehicle.Latitude, vehicle.Longitude));
    }

    [Theory]
    [InlineData("2026-03-29T00:50:00Z", null, 90.5, "2026-03-29T02:20:30Z")]
    [InlineData("2026-03-29T00:50:00Z", "2026-03-29T01:00:00Z", 60.0, "2026-03-29T02:00:00Z")]
    [InlineData("2026-03-29T00:50:00Z", null, null, null)]
    [InlineData(null, null, 60.0, null)]
    [InlineData("2026-03-29T00:50:00Z", null, 1e300, null)]
    [InlineData("2026-03-29T00:50:00Z", null, double.NaN, null)]
    public void A_vehicle_has_the_time_at_which_it_is_full(string? seen, string? updated, double? minutes, string? expected)
    {
        var vehicle = new Vehicle
        {
            LastSeen = TimeOf(seen),
            ChargeState = new() { LastUpdated = TimeOf(updated), ChargeTimeRemaining = minutes },
        };

        Assert.Equal(TimeOf(expected), vehicle.EstimatedFinishAt);
        Assert.Null(new Vehicle { LastSeen = TimeOf(seen) }.EstimatedFinishAt);

        static DateTimeOffset? TimeOf(string? text) =>
            text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_charger_and_a_battery_have_theirs()
    {
        Assert.Equal("v-1", new Charger { ChargeState = new() { PluggedInVehicleId = "v-1" } }.PluggedInVehicleId);
        Assert.Equal(15, new Battery { ChargeState = new() { DischargeLimit = 15 } }.DischargeLimit);
    }

    [Fact]
    public void A_HEM_system_has_its_position_its_time_zone_and_the_energy_of_its_battery()
    {
        var system = new HemSystem
        {
            Information = new() { Latitude = 1.5, Longitude = 2.5, Timezone = "Europe/Oslo" },
            Status = new() { Energy = new() { Today = new() { Charge = 3, Discharge = 4 } } },
        };

        Assert.Equal((1.5, 2.5, "Europe/Oslo"), (system.Latitude, system.Longitude, system.Timezone));
        Assert.Equal((3.0, 4.0), (system.ChargeToday, system.DischargeToday));
        Assert.NotNull(system.MapUri);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_map_has_a_marker_at_the_position_in_every_culture(string culture)
    {
        using var _ = new InCulture(culture);
        var position = new GeoLocation { Latitude = 59.3345751, Longitude = -18.5 };
        Uri expected = new("https://www.openstreetmap.org/?mlat=59.334575&mlon=-18.5#map=17/59.334575/-18.5");

        Assert.Equal(expected, new Vehicle { Location = position }.MapUri);
        Assert.Equal(expected, new Inverter { Location = position }.MapUri);
        Assert.Equal(expected, new Battery { Location = position }.MapUri);
        Assert.Equal(expected, new Meter { Location = position }.MapUri);
        Assert.Equal(expected, new Location { Latitude = 59.3345751, Longitude = -18.5 }.MapUri);
    }

    [Theory]
    [InlineData(null, 1.0)]
    [InlineData(1.0, null)]
    [InlineData(90.1, 1.0)]
    [InlineData(1.0, -180.1)]
    [InlineData(double.NaN, 1.0)]
    [InlineData(1.0, double.PositiveInfinity)]
    public void There_is_no_map_of_a_position_that_is_not_known_or_not_on_the_Earth(double? latitude, double? longitude) =>
        Assert.Null(new Location { Latitude = latitude, Longitude = longitude }.MapUri);

    [Fact]
    public void A_user_names_the_linked_vendors_and_those_to_link_again()
    {
        var user = new User
        {
            LinkedVendors = new(
            [
                new LinkedVendor { Vendor = "TESLA", VendorType = "vehicle", IsValid = true },
                new LinkedVendor { Vendor = "ENPHASE", VendorType = "battery", IsValid = false },
                new LinkedVendor { Vendor = "ENPHASE", VendorType = "inverter", IsValid = false },
                null!,
            ]),
        };

        Assert.Equal(["TESLA", "ENPHASE"], user.Vendors!);
        Assert.Equal(["ENPHASE"], user.InvalidVendors!);
        Assert.Empty(new User { LinkedVendors = [] }.InvalidVendors!);
        Assert.Null(new User().Vendors);
        Assert.Null(new User().InvalidVendors);
    }
}
