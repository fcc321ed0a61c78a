using System.Net;
using Xunit;

namespace Enode.Simulation;

public sealed class BodyTests
{
    [Theory]
    [InlineData(null, "required ")]
    [InlineData("", "required ")]
    [InlineData("{", "invalid_json ")]
    [InlineData("{\"action\":\"START\"}}", "invalid_json ")]
    [InlineData("action=START", "invalid_json ")]
    [InlineData("{\"action\":\"\\ud800\"}", "invalid_json ")]
    [InlineData("{\"\\ud800\":1}", "invalid_json ")]
    [InlineData("{\"action\":\"START\",\"b\":[{\"c\":\"\\ud800\"}]}", "invalid_json ")]
    [InlineData("[]", "invalid_type ")]
    [InlineData("null", "invalid_type ")]
    [InlineData("\"START\"", "invalid_type ")]
    [InlineData("{}", "required action")]
    [InlineData("{\"action\":null}", "invalid_type action")]
    [InlineData("{\"action\":1}", "invalid_type action")]
    [InlineData("{\"action\":\"start\"}", "invalid_enum_value action")]
    [InlineData("{\"action\":\"PAUSE\"}", "invalid_enum_value action")]
    [InlineData("{\"action\":\"START\",\"action\":\"STOP\"}", "duplicate action")]
    [InlineData("{\"action\":\"START\",\"level\":80}", "unrecognized_key level")]
    [InlineData("{\"Action\":\"GO\",\"b\":1}", "required action", "unrecognized_key Action", "unrecognized_key b")]
    public async Task A_body_that_does_not_fit_is_refused_with_every_reason(string? body, params string[] issues)
    {
        using var simulator = await TestSimulator.StartAsync();
        var id = await simulator.FindVehicleAsync(Cars.IsStartable);
        Expect.BadInput(await simulator.PostAsync($"vehicles/{id}/charging", body), issues);
        Assert.Contains($"POST /vehicles/{id}/charging 400", simulator.Log);

        simulator.Time.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal("PLUGGED_IN:STOPPED", Cars.State(await simulator.VehicleAsync(id)));
    }

    [Fact]
    public async Task A_wrong_value_is_answered_with_every_right_one()
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await simulator.ChargeAsync("x", "GO");
        Assert.Contains("START, STOP", reply.Issues[0].Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_in_another_format_is_refused()
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await simulator.PostAsync("vehicles/x/charging", """{"action":"START"}""", "text/plain");
        Expect.Problem(reply, HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Theory]
    [InlineData(1024 * 1024, HttpStatusCode.BadRequest)]
    [InlineData((1024 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(10 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_has_a_megabyte_at_most(int size, HttpStatusCode status)
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await simulator.PostAsync("vehicles/x/charging", "{}".PadLeft(size));
        Expect.Problem(reply, status, status == HttpStatusCode.BadRequest ? "bad-request" : "payload-too-large");
        Assert.Equal([$"POST /vehicles/x/charging {(int)status}"], simulator.Log);
    }

    [Fact]
    public async Task The_size_counts_even_if_it_was_not_announced()
    {
        using var simulator = await TestSimulator.StartAsync();
        var request = simulator.Authorized(HttpMethod.Post, "vehicles/x/charging");
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StringContent("{}".PadLeft(2_000_000), System.Text.Encoding.UTF8, "application/json");
        Expect.Problem(await simulator.SendAsync(request), HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
    }
}
