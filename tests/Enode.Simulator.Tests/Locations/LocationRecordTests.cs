using System.Net;
using Xunit;

namespace Enode.Simulation;

/// <summary>Locations as records, and the devices there when one is deleted.</summary>
public sealed class LocationRecordTests
{
    private const string Home = """{ "name": "Home", "latitude": 59.9165915, "longitude": 10.7582268, "timezoneName": "Europe/Oslo" }""";

    [Fact]
    public async Task A_location_is_created_read_listed_updated_and_deleted()
    {
        using var simulator = await TestSimulator.StartAsync();
        var created = await simulator.PostAsync("users/user-002/locations", Home);
        Assert.Equal(HttpStatusCode.OK, created.Status);
        Expect.Members(created.Json, "name", "latitude", "longitude", "timezoneName", "id", "userId", "createdAt");
        var id = created.Json.Text("id");
        Assert.True(Guid.TryParseExact(id, "D", out _));
        Assert.Equal(("Home", "user-002"), (created.Json.Text("name"), created.Json.Text("userId")));
        Assert.Equal("Europe/Oslo", created.Json.Text("timezoneName"));
        Assert.Equal((59.9165915, 10.7582268), (created.Json.Number("latitude"), created.Json.Number("longitude")));
        Assert.Equal(ManualTime.Start, created.Json.Time("createdAt"));

        Assert.Equal(created.Text, (await simulator.GetAsync($"locations/{id}")).Text);
        Assert.Equal(created.Text, (await simulator.AllAsync("locations"))[^1].GetRawText());
        Assert.Equal(created.Text, (await simulator.GetAsync("users/user-002/locations")).Data[^1].GetRawText());
        Assert.Single((await simulator.GetAsync("users/user-001/locations")).Data);

        simulator.Time.Pass(TimeSpan.FromMinutes(1));
        var updated = await simulator.PutAsync($"locations/{id}", """{ "name": "Work" }""");
        Assert.Equal(created.Text.Replace("Home", "Work", StringComparison.Ordinal), updated.Text);
        updated = await simulator.PutAsync($"locations/{id}", """{ "latitude": -90, "longitude": 180, "timezoneName": "UTC" }""");
        Assert.Equal(("Work", "UTC", -90.0, 180.0), (
            updated.Json.Text("name"),
            updated.Json.Text("timezoneName"),
            updated.Json.Number("latitude"),
            updated.Json.Number("longitude")));
        Assert.Equal(updated.Text, (await simulator.GetAsync($"locations/{id}")).Text);

        var deleted = await simulator.DeleteAsync($"locations/{id}");
        Assert.Equal((HttpStatusCode.OK, updated.Text), (deleted.Status, deleted.Text));
        Expect.Problem(await simulator.GetAsync($"locations/{id}"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.DeleteAsync($"locations/{id}"), HttpStatusCode.NotFound, "not-found");
        Assert.Equal(8, (await simulator.AllAsync("locations")).Count);
        Assert.Equal(
            ["POST /users/user-002/locations 200", $"PUT /locations/{id} 200", $"PUT /locations/{id} 200", $"DELETE /locations/{id} 200"],
            simulator.Log.Where(line => !line.StartsWith("GET", StringComparison.Ordinal)).SkipLast(1));
    }

    [Theory]
    [InlineData("{}", "required name", "required latitude", "required longitude", "required timezoneName")]
    [InlineData(
        """{ "name": null, "latitude": 90.1, "longitude": "1", "timezoneName": 1, "id": "x" }""",
        "invalid_type name",
        "out_of_range latitude",
        "invalid_type longitude",
        "invalid_type timezoneName",
        "unrecognized_key id")]
    [InlineData(
        """{ "name": "", "latitude": 0, "longitude": 0, "timezoneName": "W. Europe Standard Time" }""", "invalid_time_zone timezoneName")]
    public async Task A_new_location_needs_every_member(string body, params string[] issues)
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.BadInput(await simulator.PostAsync("users/user-001/locations", body), issues);
        Expect.BadInput(await simulator.PostAsync("users/user-001/locations"), "required ");
        Expect.Problem(await simulator.PostAsync("users/unknown/locations", Home), HttpStatusCode.NotFound, "not-found");
        Assert.Equal(8, (await simulator.AllAsync("locations")).Count);
    }

    [Fact]
    public async Task An_update_with_an_issue_changes_nothing()
    {
        using var simulator = await TestSimulator.StartAsync();
        var created = await simulator.PostAsync("users/user-001/locations", Home);
        var path = $"locations/{created.Json.Text("id")}";
        Expect.BadInput(await simulator.PutAsync(path, """{ "name": "Work", "longitude": -180.5 }"""), "out_of_range longitude");
        Expect.BadInput(await simulator.PutAsync(path, """{ "name": "Work", "userId": "user-002" }"""), "unrecognized_key userId");
        Expect.BadInput(await simulator.PutAsync(path, """{ "timezoneName": "Europe/Nowhere" }"""), "invalid_time_zone timezoneName");
        Assert.Equal(created.Text, (await simulator.GetAsync(path)).Text);
        Expect.Problem(await simulator.PutAsync("locations/x", "{}"), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_deleted_location_is_removed_from_its_chargers_and_hvacs()
    {
        using var simulator = await TestSimulator.StartAsync();
        var devices = new List<(string Path, string Location)>();
        foreach (var kind in new[] { "chargers", "hvacs" })
        {
            foreach (var device in await simulator.AllAsync(kind))
            {
                devices.Add(($"{kind}/{device.Text("id")}", await simulator.AddLocationAsync(device.Text("userId")!)));
                await simulator.PutAsync(devices[^1].Path, $$"""{ "locationId": "{{devices[^1].Location}}" }""");
            }
        }

        var deleted = devices.Where((_, index) => index % 2 == 0).Select(device => device.Location).ToHashSet();
        simulator.Time.Pass(TimeSpan.FromMinutes(3));
        foreach (var id in deleted)
        {
            await simulator.DeleteAsync($"locations/{id}");
        }

        foreach (var (path, location) in devices)
        {
            var left = (await simulator.GetAsync(path)).Json.GetProperty("location");
            Assert.Equal(deleted.Contains(location) ? null : location, left.Text("id"));
            if (left.TryGetProperty("lastUpdated", out _))
            {
                Assert.Equal(ManualTime.Start.AddMinutes(deleted.Contains(location) ? 3 : 0), left.Time("lastUpdated"));
            }
        }
    }
}
