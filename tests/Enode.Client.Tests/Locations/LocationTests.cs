namespace Enode.Tests.Locations;

public sealed class LocationTests : ClientTest
{
    private const string Home = """
        {
          "name": "Home", "latitude": 59.91, "longitude": 10.75, "timezoneName": "Europe/Oslo", "id": "l1", "userId": "u1",
          "createdAt": "2024-04-07T17:04:26Z"
        }
        """;

    [Fact]
    public async Task A_location_is_read_by_id()
    {
        Server.ReplyTo("GET", "/locations/l1", 200, Home);

        var location = await Connect().Locations.GetAsync("l1");

        Assert.Equal(
            ("l1", "u1", "Home", 59.91, 10.75, "Europe/Oslo", "Home"),
            (location.Id, location.UserId, location.Name, location.Latitude, location.Longitude, location.TimezoneName, $"{location}"));
        Assert.Equal(new DateTimeOffset(2024, 4, 7, 17, 4, 26, TimeSpan.Zero), location.CreatedAt);
        Assert.Null(location.AdditionalProperties);
    }

    [Theory]
    [InlineData(null, "/locations")]
    [InlineData("u1", "/users/u1/locations")]
    public async Task Locations_are_listed(string? userId, string path)
    {
        Server.ReplyTo("GET", $"{path}?pageSize=1", 200, $$$"""{"data":[{{{Home}}}],"pagination":{"after":null,"before":null}}""");

        Assert.Equal("l1", Assert.Single(await ListAsync(Connect().Locations.ListAsync(userId, 1))).Id);
    }

    [Fact]
    public async Task A_new_location_has_all_members()
    {
        Server.ReplyTo("POST", "/users/u%2F1/locations", 200, Home);

        await Connect().Locations.CreateAsync("u/1", "Hütte", -0.5, 180, "Europe/Oslo");

        Assert.Equal(
            """{"name":"H\u00FCtte","latitude":-0.5,"longitude":180,"timezoneName":"Europe/Oslo"}""", Assert.Single(Server.Calls).Body);
    }

    [Theory]
    [InlineData("Cabin", null, null, null, """{"name":"Cabin"}""")]
    [InlineData(null, 0.0, null, null, """{"latitude":0}""")]
    [InlineData(null, null, 10.5, null, """{"longitude":10.5}""")]
    [InlineData(null, null, null, "UTC", """{"timezoneName":"UTC"}""")]
    [InlineData("A", 1.0, 2.0, "UTC", """{"name":"A","latitude":1,"longitude":2,"timezoneName":"UTC"}""")]
    public async Task A_change_has_what_was_given_alone(string? name, double? latitude, double? longitude, string? zone, string body)
    {
        Server.ReplyTo("PUT", "/locations/l1", 200, Home);

        var location = await Connect().Locations.UpdateAsync("l1", name, latitude, longitude, zone);

        Assert.Equal("Home", location.Name);
        Assert.Equal(body, Assert.Single(Server.Calls).Body);
    }

    [Fact]
    public async Task A_deletion_gives_the_deleted_location()
    {
        Server.ReplyTo("DELETE", "/locations/l1", 200, Home);

        Assert.Equal("Home", (await Connect().Locations.DeleteAsync("l1"))!.Name);

        Assert.Equal("DELETE /locations/l1", Assert.Single(Server.Calls).ToString());
    }

    [Fact]
    public void A_location_without_a_name_shows_its_id() =>
        Assert.Equal(("l1", "l1", ""), ($"{new Location { Id = "l1" }}", $"{new Location { Id = "l1", Name = "" }}", $"{new Location()}"));
}
