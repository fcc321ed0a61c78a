using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class UserDeletionTests
{
    private const string Home = """{ "name": "Home", "latitude": 1, "longitude": 2, "timezoneName": "UTC" }""";

    [Fact]
    public async Task A_deleted_user_is_gone_with_all_data_and_other_users_are_not_changed()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 50 });
        var others = await DescribeAsync(simulator, user => user != "user-001");
        var vehicle = (await simulator.GetAsync("users/user-001/vehicles")).Data.First(Cars.IsStartable).Text("id")!;
        var action = (await simulator.ChargeAsync(vehicle, "START")).Json.Text("id");
        var location = await CreateLocationAsync(simulator, "user-001");
        await CreateLocationAsync(simulator, "user-002");

        var deleted = await simulator.DeleteAsync("users/user-001");
        Assert.Equal((HttpStatusCode.NoContent, string.Empty, null), (deleted.Status, deleted.Text, deleted.MediaType));

        Expect.Problem(await simulator.GetAsync("users/user-001"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.GetAsync($"vehicles/{vehicle}"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.GetAsync($"vehicles/actions/{action}"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.PostAsync($"vehicles/actions/{action}/cancel"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.ChargeAsync(vehicle, "START"), HttpStatusCode.NotFound, "not-found");
        Expect.Problem(await simulator.GetAsync($"locations/{location}"), HttpStatusCode.NotFound, "not-found");
        foreach (var kind in Kinds.All.Append("locations"))
        {
            Assert.Empty((await simulator.GetAsync($"users/user-001/{kind}")).Data);
            Assert.DoesNotContain("user-001", (await simulator.AllAsync(kind)).Select(item => item.Text("userId")));
        }

        Assert.Equal(others, await DescribeAsync(simulator, _ => true));
        Assert.Equal(15 + 1, (await simulator.AllAsync("locations")).Count);
        Assert.Equal(15, simulator.Simulator.UserCount);
        Expect.Problem(await simulator.DeleteAsync("users/user-001"), HttpStatusCode.NotFound, "not-found");
        Assert.Equal("DELETE /users/user-001 404", simulator.Log.Last());
    }

    [Fact]
    public async Task All_users_can_be_deleted_while_they_are_listed()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 50 });
        var listed = new List<string?>();
        for (var path = "users?pageSize=3"; path is not null;)
        {
            var page = await simulator.GetAsync(path);
            listed.AddRange(page.Data.Select(user => user.Text("id")));
            foreach (var user in page.Data)
            {
                Assert.Equal(HttpStatusCode.NoContent, (await simulator.DeleteAsync($"users/{user.Text("id")}")).Status);
            }

            path = page.After is null ? null : $"users?pageSize=3&after={page.After}";
        }

        Assert.Equal(Enumerable.Range(1, 16).Select(i => $"user-{i:000}"), listed);
        Assert.Equal((0, 0), (simulator.Simulator.UserCount, simulator.Simulator.VehicleCount));
        foreach (var kind in Kinds.All)
        {
            Assert.Empty(await simulator.AllAsync(kind));
        }
    }

    [Fact]
    public async Task The_user_in_the_path_is_never_another_one()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var path in new[] { "/users/user-001/vendors/..", "/users/.", "/users/", "/users/%75ser-0010" })
        {
            var response = await RawSocket.SendAsync(simulator.Simulator, $"DELETE {path}", simulator.Token);
            Assert.StartsWith("HTTP/1.1 40", response, StringComparison.Ordinal);
        }

        Assert.Equal(8, simulator.Simulator.UserCount);
        Assert.Equal(25, simulator.Simulator.VehicleCount);
    }

    private static async Task<string?> CreateLocationAsync(TestSimulator simulator, string user) =>
        (await simulator.PostAsync($"users/{user}/locations", Home)).Json.Text("id");

    /// <summary>All assets of some users.</summary>
    private static async Task<IReadOnlyList<string>> DescribeAsync(TestSimulator simulator, Func<string, bool> condition)
    {
        var items = new List<JsonElement>();
        foreach (var kind in Kinds.All)
        {
            items.AddRange(await simulator.AllAsync(kind));
        }

        return [.. items.Where(item => condition(item.Text("userId")!)).Select(item => item.GetRawText())];
    }
}
