using Xunit;

namespace Enode.Simulation;

public sealed class RequestLogTests
{
    [Fact]
    public async Task It_tells_when_what_and_how_it_ended()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { Speed = 100 });
        simulator.Time.Pass(TimeSpan.FromSeconds(5));
        await simulator.GetAsync("users?pageSize=1&x=%C3%A9");
        var request = simulator.Simulator.RequestLog[1];
        Assert.Equal("GET", request.Method);
        Assert.Equal("/users?pageSize=1&x=%C3%A9", request.Path);
        Assert.Equal(200, request.Status);
        Assert.Equal(ManualTime.Start.AddSeconds(5), request.Time);
        Assert.Equal(0, request.DurationMs);
    }

    [Fact]
    public async Task It_grows_and_can_be_cleared()
    {
        using var simulator = await TestSimulator.StartAsync();
        var log = simulator.Simulator.RequestLog;
        Assert.Single(log);
        await simulator.GetAsync("users");
        Assert.Equal(2, log.Count);

        var enumerated = 0;
        foreach (var request in log)
        {
            enumerated++;
            Assert.DoesNotContain(simulator.Simulator.ClientSecret, request.ToString(), StringComparison.Ordinal);
            simulator.Simulator.ClearRequestLog();
        }

        Assert.Equal(2, enumerated);
        Assert.Empty(log);
        Assert.Throws<ArgumentOutOfRangeException>(() => log[0]);
    }

    [Fact]
    public void It_keeps_the_last_ones()
    {
        var log = new SimulatorRequestLog();
        for (var i = 0; i <= SimulatorRequestLog.Capacity; i++)
        {
            log.Add(new SimulatorRequest(default, "GET", $"/{i}", 200, 0));
        }

        Assert.Equal(SimulatorRequestLog.Capacity, log.Count);
        Assert.Equal("/1", log[0].Path);
        Assert.Equal($"/{SimulatorRequestLog.Capacity}", log[^1].Path);
    }
}
