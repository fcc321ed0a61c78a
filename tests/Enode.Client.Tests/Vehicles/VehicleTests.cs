namespace Enode.Tests.Vehicles;

public sealed class VehicleTests : ClientTest
{
    [Fact]
    public async Task Every_member_of_a_vehicle_is_read()
    {
        Server.ReplyTo("GET", "/vehicles/3f1f9a0e-car", 200, Payloads.Vehicle);

        var vehicle = await Connect().Vehicles.GetAsync("3f1f9a0e-car");

        Assert.Equal(
            ("3f1f9a0e-car", "user/7 é", "POLESTAR", (bool?)true), (vehicle.Id, vehicle.UserId, vehicle.Vendor, vehicle.IsReachable));
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 8, 9, 10, 123, TimeSpan.Zero), vehicle.LastSeen);
        Assert.Equal(["vehicle:read:data", "vehicle:control:charging"], vehicle.Scopes!);

        var information = vehicle.Information!;
        Assert.Equal(
            ("YV1LPS00000000001", "Polestar", "2 Long Range", (double?)2024, "Snöflinga"),
            (information.Vin, information.Brand, information.Model, information.Year, information.DisplayName));

        var state = vehicle.ChargeState!;
        Assert.Equal((41.5, 198.0, 75.2, 80.0), (state.BatteryLevel, state.Range, state.BatteryCapacity, state.ChargeLimit));
        Assert.Equal((10.9, 165.0, 16.0), (state.ChargeRate, state.ChargeTimeRemaining, state.MaxCurrent));
        Assert.Equal((true, true, false), (state.IsPluggedIn, state.IsCharging, state.IsFullyCharged));
        Assert.Equal((PowerDeliveryStates.Charging, "c-22"), (state.PowerDeliveryState, state.PluggedInChargerId));
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 8, 9, 9, TimeSpan.Zero), state.LastUpdated);

        var policy = vehicle.SmartChargingPolicy!;
        Assert.Equal((true, "06:30", 20.0), (policy.IsEnabled, policy.Deadline, policy.MinimumChargeLimit));
        Assert.Equal(
            (41230.7, new DateTimeOffset(2026, 1, 13, 22, 0, 0, TimeSpan.Zero)),
            (vehicle.Odometer!.Distance, vehicle.Odometer.LastUpdated));
        Assert.Equal(("home-1", 18.0632404, 59.3345751), (vehicle.Location!.Id, vehicle.Location.Longitude, vehicle.Location.Latitude));
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 7, 0, 0, TimeSpan.Zero), vehicle.Location.LastUpdated);
        Assert.Null(vehicle.AdditionalProperties);
    }

    [Fact]
    public async Task Every_capability_is_read()
    {
        Server.Reply(200, Payloads.Vehicle);

        var can = (await Connect().Vehicles.GetAsync("v")).Capabilities!;

        Assert.Equal(
            [true, true, false, true, false, true, true, false],
            new[] { can.Information, can.ChargeState, can.Location, can.Odometer, can.SetMaxCurrent, can.StartCharging, can.StopCharging, can.SmartCharging }
                .Select(one => one!.IsCapable!.Value));
        Assert.Equal(["i-1", "i-2"], can.Location!.InterventionIds!);
        Assert.Empty(can.SetMaxCurrent!.InterventionIds!);
        Assert.Equal("information, chargeState, odometer, startCharging, stopCharging", can.ToString());
        Assert.Equal(
            ["Yes", "No (2 interventions)", "No", "No (1 intervention)", ""],
            new[] { can.Information, can.Location, can.SetMaxCurrent, can.SmartCharging, new Capability() }.Select(one => one!.ToString()));
    }

    [Fact]
    public async Task What_people_filter_on_is_lifted_to_the_top()
    {
        Server.Reply(200, Payloads.Vehicle);

        var vehicle = await Connect().Vehicles.GetAsync("v");

        Assert.Equal(
            ("Snöflinga", "Polestar", "2 Long Range", 2024.0, "YV1LPS00000000001"),
            (vehicle.DisplayName, vehicle.Brand, vehicle.Model, vehicle.Year, vehicle.Vin));
        Assert.Equal(
            (41.5, 198.0, 10.9, PowerDeliveryStates.Charging),
            (vehicle.BatteryLevel, vehicle.Range, vehicle.ChargeRate, vehicle.PowerDeliveryState));
        Assert.Equal((true, true, false), (vehicle.IsPluggedIn, vehicle.IsCharging, vehicle.IsFullyCharged));
        Assert.Equal(
            [
                "capabilities", "chargeState", "id", "information", "isReachable", "lastSeen", "location", "odometer", "scopes",
                "smartChargingPolicy", "userId", "vendor"
            ],
            System.Text.Json.Nodes.JsonNode.Parse(vehicle.ToJson())!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_vehicle_that_was_just_linked_has_nulls_and_no_surprises()
    {
        Server.Reply(
            200,
            """{"id":"v","userId":"u","vendor":"TESLA","isReachable":null,"information":{"vin":null,"brand":null,"model":null,"year":null,"displayName":null},"chargeState":{"batteryLevel":null,"powerDeliveryState":"UNKNOWN"}}""");

        var vehicle = await Connect().Vehicles.GetAsync("v");

        Assert.Equal("v", vehicle.ToString());
        Assert.Null(vehicle.DisplayName);
        Assert.Null(vehicle.IsReachable);
        Assert.Null(vehicle.LastSeen);
        Assert.Null(vehicle.BatteryLevel);
        Assert.Null(vehicle.IsCharging);
        Assert.Null(vehicle.Odometer);
        Assert.Null(vehicle.Scopes);
        Assert.Equal("UNKNOWN", vehicle.PowerDeliveryState);
        Assert.Null(new Vehicle().PowerDeliveryState);
    }

    [Theory]
    [InlineData("Snow", "Polestar", "2", "Snow")]
    [InlineData("", "Polestar", "2", "Polestar 2")]
    [InlineData(null, "Polestar", null, "Polestar")]
    [InlineData(null, null, "2", "2")]
    public void A_vehicles_name_is_its_own_or_else_what_it_is(string? name, string? brand, string? model, string shown)
    {
        var vehicle = new Vehicle { Id = "v", Information = new VehicleInformation { DisplayName = name, Brand = brand, Model = model } };

        Assert.Equal(shown, vehicle.DisplayName);
        Assert.Equal(shown, vehicle.ToString());
    }

    [Fact]
    public async Task Nested_values_read_well_in_a_cell_whatever_the_culture()
    {
        Server.Reply(200, Payloads.Vehicle);
        var vehicle = await Connect().Vehicles.GetAsync("v");
        using var german = new InCulture("de-DE");

        Assert.Equal("Polestar 2 Long Range 2024", vehicle.Information!.ToString());
        Assert.Equal("41.5 %, PLUGGED_IN:CHARGING, 10.9 kW", vehicle.ChargeState!.ToString());
        Assert.Equal("On, full by 06:30, at least 20 %", vehicle.SmartChargingPolicy!.ToString());
        Assert.Equal("41230.7 km", vehicle.Odometer!.ToString());
        Assert.Equal("59.33458, 18.06324", vehicle.Location!.ToString());
        Assert.Equal("vehicle:read:data, vehicle:control:charging", vehicle.Scopes!.ToString());
        Assert.Equal("6.5 A", new TargetMaxCurrent { MaxCurrent = 6.5 }.ToString());
        Assert.Equal(string.Empty, new GeoLocation { Latitude = 1 }.ToString());
        Assert.Equal(string.Empty, new VehicleOdometer().ToString());
        Assert.Equal(string.Empty, new VehicleChargeState().ToString());
    }

    [Theory]
    [InlineData(true, "07:00", 20.5, "On, full by 07:00, at least 20.5 %")]
    [InlineData(true, null, 0.0, "On, no deadline, at least 0 %")]
    [InlineData(true, "24:00", null, "On, full by 24:00")]
    [InlineData(false, "07:00", 20.0, "Off")]
    [InlineData(null, "07:00", 20.0, "")]
    public void Of_a_policy_what_is_known_is_told(bool? isEnabled, string? deadline, double? minimum, string text)
    {
        Assert.Equal(
            text, new VehicleSmartChargingPolicy { IsEnabled = isEnabled, Deadline = deadline, MinimumChargeLimit = minimum }.ToString());
    }

    [Theory]
    [InlineData(true, "START")]
    [InlineData(false, "STOP")]
    public async Task Charging_is_started_and_stopped_with_one_post(bool start, string command)
    {
        Server.ReplyTo("POST", "/vehicles/v%201/charging", 200, Payloads.Action("act-1", "PENDING", command));
        var vehicles = Connect().Vehicles;

        var action = start ? await vehicles.StartChargingAsync("v 1") : await vehicles.StopChargingAsync("v 1");

        Assert.Equal("{\"action\":\"" + command + "\"}", Assert.Single(Server.Calls).Body);
        Assert.Equal(("act-1", command, command, true), (action.Id, action.Kind, action.Command, action.IsPending));
    }

    [Fact]
    public async Task A_vehicle_that_a_schedule_steers_is_unprocessable_and_asked_once()
    {
        Server.Reply(422, """{"title":"Unprocessable","detail":"A schedule is active."}""");

        var failure = await FailureOf(Connect().Vehicles.StartChargingAsync("v"));

        Assert.Equal((ErrorIds.UnprocessableEntity, "Unprocessable: A schedule is active."), (failure.ErrorId, failure.Message));
        Assert.Single(Server.Calls);
    }
}
