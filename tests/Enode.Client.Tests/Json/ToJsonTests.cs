namespace Enode.Tests.Json;

public sealed class ToJsonTests : ClientTest
{
    [Fact]
    public async Task Values_of_new_enums_come_back()
    {
        Server.Reply(
            200,
            """{"id":"v","vendor":"VOLARE-2031","chargeState":{"powerDeliveryState":"PLUGGED_IN:DREAMING"},"scopes":["vehicle:read:soul"]}""");

        var vehicle = await Connect().Vehicles.GetAsync("v");

        Assert.Equal(
            ("VOLARE-2031", "PLUGGED_IN:DREAMING", "vehicle:read:soul"), (vehicle.Vendor, vehicle.PowerDeliveryState, vehicle.Scopes![0]));
        Assert.Contains("PLUGGED_IN:DREAMING", vehicle.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_for_people_indented_and_with_their_own_letters()
    {
        Server.Reply(200, Payloads.Vehicle);

        var json = (await Connect().Vehicles.GetAsync("v")).ToJson();

        Assert.StartsWith(
            "{\n  \"id\": \"3f1f9a0e-car\",\n  \"userId\": \"user/7 é\",", json.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Snöflinga", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345678901234567890")]
    [InlineData("-12345678901234567890")]
    [InlineData("-99999999999999999999")]
    [InlineData("0.12345678901234567890123456789")]
    public async Task A_number_keeps_its_digits_where_there_is_no_property_and_the_value_of_a_double_where_there_is_one(string number)
    {
        Server.Reply(200, $$"""{"id":"v","newer":{{number}},"odometer":{"distance":{{number}},"newer":[{{number}}] } }""");

        var vehicle = await Connect().Vehicles.GetAsync("v");

        var json = System.Text.Json.Nodes.JsonNode.Parse(vehicle.ToJson())!;
        Assert.Equal(number, json["newer"]!.ToJsonString());
        Assert.Equal(number, json["odometer"]!["newer"]![0]!.ToJsonString());
        var expected = double.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((expected, expected), (vehicle.Odometer!.Distance, json["odometer"]!["distance"]!.GetValue<double>()));
    }

    [Fact]
    public async Task What_was_added_shows_in_the_json_of_its_object_and_not_its_origin()
    {
        Server.Reply(200, """{"id":"v"}""");
        var vehicle = await Connect().Vehicles.GetAsync("v");
        vehicle.Origin = "somewhere";

        Assert.DoesNotContain("somewhere", vehicle.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain(typeof(Vehicle).GetProperties(), property => property.Name == "Origin");
    }
}
