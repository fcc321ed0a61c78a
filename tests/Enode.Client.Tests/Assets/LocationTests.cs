namespace Enode.Tests.Assets;

public sealed class LocationTests : ClientTest
{
    [Theory]
    [InlineData("null", null)]
    [InlineData("\"home-2\"", "home-2")]
    public async Task A_device_that_was_put_somewhere_or_nowhere_comes_back(string json, string? locationId)
    {
        var body = "{\"id\":\"x\",\"location\":{\"id\":" + json + "}}";
        Server.ReplyTo("PUT", "/chargers/x", 200, body).ReplyTo("PUT", "/hvacs/x", 200, body);
        var client = Connect();

        var charger = await client.Chargers.SetLocationAsync("x", locationId);
        var unit = await client.Hvacs.SetLocationAsync("x", locationId);

        Assert.Equal(("x", locationId), (charger.Id, charger.LocationId));
        Assert.Equal(("x", locationId), (unit.Id, unit.LocationId));
    }
}
