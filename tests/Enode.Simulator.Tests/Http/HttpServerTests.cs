using Xunit;

namespace Enode.Simulation;

public sealed class HttpServerTests
{
    [Fact]
    public async Task A_request_under_way_when_the_server_stops_is_cut_off_and_not_answered_with_nothing()
    {
        using var isUnderWay = new SemaphoreSlim(0);
        using var mayEnd = new ManualResetEventSlim();
        var server = HttpServer.Start(
            0,
            _ =>
            {
                isUnderWay.Release();
                mayEnd.Wait();
                return Task.FromResult(Response.Json(200, json => json.WriteNullValue()));
            },
            TimeProvider.System);
        using var http = new HttpClient();
        var request = http.PostAsync(new Uri($"http://127.0.0.1:{server.Port}/"), null, TestContext.Current.CancellationToken);
        await isUnderWay.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(server.IsRunning);
        server.Stop();
        Assert.False(server.IsRunning);
        await Assert.ThrowsAsync<HttpRequestException>(() => request);
        mayEnd.Set();
    }

    [Fact]
    public async Task What_is_answered_to_HEAD_has_no_body()
    {
        using var simulator = await TestSimulator.StartAsync();
        var head = await RawSocket.SendAsync(simulator.Simulator, "HEAD /users", simulator.Token);
        var get = await RawSocket.SendAsync(simulator.Simulator, "GET /users", simulator.Token);
        Assert.StartsWith("HTTP/1.1 405", head, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", head, StringComparison.Ordinal);
        Assert.EndsWith("}", get, StringComparison.Ordinal);
    }
}
