using System.Net;
using Xunit;

namespace Enode.Simulation;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("GET", "nowhere")]
    [InlineData("GET", "")]
    [InlineData("GET", "vehicles/")]
    [InlineData("GET", "Vehicles")]
    [InlineData("GET", "/vehicles//charging")]
    [InlineData("POST", "vehicles/x/max-currents")]
    [InlineData("DELETE", "vehicles/x/y/z")]
    public async Task An_unknown_path_is_not_found(string method, string path)
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await simulator.SendAsync(simulator.Authorized(new HttpMethod(method), path));
        Expect.Problem(reply, HttpStatusCode.NotFound, "not-found");
        Assert.Contains($"{method} /{path.TrimStart('/')}", reply.Json.Text("detail"), StringComparison.Ordinal);
        Assert.Equal([$"{method} /{path.TrimStart('/')} 404"], simulator.Log);
    }

    [Theory]
    [InlineData("POST", "users", "GET")]
    [InlineData("PUT", "vehicles/x", "GET")]
    [InlineData("GET", "vehicles/x/charging", "POST")]
    [InlineData("GET", "vehicles/actions/x/cancel", "POST")]
    [InlineData("get", "vehicles/actions/x/cancel", "POST")]
    public async Task A_method_that_a_path_does_not_take_is_not_allowed(string method, string path, string allowed)
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await simulator.SendAsync(simulator.Authorized(new HttpMethod(method), path));
        Expect.Problem(reply, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(allowed, reply.Headers["Allow"]);
    }

    [Fact]
    public async Task A_literal_part_of_a_path_wins_over_an_id()
    {
        using var simulator = await TestSimulator.StartAsync();
        var action = await simulator.GetAsync("vehicles/actions/charging");
        Assert.Contains("action", action.Json.Text("detail"), StringComparison.Ordinal);
        var vehicle = await simulator.PostAsync("vehicles/actions/charging", """{"action":"START"}""");
        Assert.Contains("vehicle with the id actions", vehicle.Json.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a%2Fb%20%25%C3%A9+", "a/b %é+")]
    [InlineData("%2E%2E", "..")]
    [InlineData("..", "..")]
    [InlineData(".", ".")]
    [InlineData("a;b=c@d:e", "a;b=c@d:e")]
    [InlineData("%E2%82%AC%F0%9F%9A%97", "€🚗")]
    public async Task An_id_is_decoded_from_the_raw_path(string raw, string id)
    {
        using var simulator = await TestSimulator.StartAsync();
        var response = await RawSocket.SendAsync(simulator.Simulator, $"GET /users/{raw}", simulator.Token);
        Assert.StartsWith("HTTP/1.1 404", response, StringComparison.Ordinal);
        using var problem = System.Text.Json.JsonDocument.Parse(response[response.IndexOf('{', StringComparison.Ordinal)..]);
        Assert.EndsWith($"the id {id}.", problem.RootElement.Text("detail"), StringComparison.Ordinal);
        Assert.Equal([$"GET /users/{raw} 404"], simulator.Log);
    }

    [Fact]
    public async Task Dots_do_not_lead_to_another_path()
    {
        using var simulator = await TestSimulator.StartAsync();
        Assert.StartsWith(
            "HTTP/1.1 404",
            await RawSocket.SendAsync(simulator.Simulator, "GET /nowhere/../users", simulator.Token),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "HTTP/1.1 200",
            await RawSocket.SendAsync(simulator.Simulator, "GET /users/../vehicles", simulator.Token),
            StringComparison.Ordinal);
        Assert.Equal(["GET /nowhere/../users 404", "GET /users/../vehicles 200"], simulator.Log);
    }

    [Theory]
    [InlineData("/users/%zz")]
    [InlineData("/users/%4")]
    [InlineData("/users/%E9")]
    [InlineData("/users/%C3%28")]
    [InlineData("/users?after=%zz")]
    public async Task A_path_or_query_that_cannot_be_decoded_is_refused(string target)
    {
        using var simulator = await TestSimulator.StartAsync();
        var response = await RawSocket.SendAsync(simulator.Simulator, $"GET {target}", simulator.Token);
        Assert.StartsWith("HTTP/1.1 400", response, StringComparison.Ordinal);
        Assert.Contains("problems/bad-request", response, StringComparison.Ordinal);
        Assert.Equal([$"GET {target} 400"], simulator.Log);
    }

    [Fact]
    public async Task An_answer_tells_its_length()
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await simulator.GetAsync("vehicles");
        Assert.Equal("application/json", reply.MediaType);
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(reply.Text), reply.ContentLength);
    }
}
