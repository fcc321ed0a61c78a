namespace Enode.Tests.Json;

public sealed class ToJsonTests : ClientTest
{
    [Fact]
    public async Task Values_of_new_enums_come_back()
    {
        Server.Reply(200, """{"id":"v","vendor":"VOLARE-2031","chargeState":{"powerDeliveryState":"PLUGGED_IN:DREAMING"},"scopes":["vehicle:read:soul"]}""");

        var vehicle = await Connect().Vehicles.GetAsync("v");

        Assert.Equal(("VOLARE-2031", "PLUGGED_IN:DREAMING", "vehicle:read:soul"), (vehicle.Vendor, vehicle.PowerDeliveryState, vehicle.Scopes![0]));
        Assert.Contains("PLUGGED_IN:DREAMING", vehicle.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_for_people_indented_and_with_their_own_letters()
    {
        Server.Reply(200, Payloads.Vehicle);

        var json = (await Connect().Vehicles.GetAsync("v")).ToJson();

        Assert.StartsWith("{\n  \"id\": \"3f1f9a0e-car\",\n  \"userId\": \"user/7 é\",", json.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Snöflinga", json, StringComparison.Ordinal);
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
