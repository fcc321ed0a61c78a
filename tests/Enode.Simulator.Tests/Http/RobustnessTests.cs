using System.Net;
using Xunit;

namespace Enode.Simulation;

public sealed class RobustnessTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Callers_who_hang_up_do_no_harm(bool hard)
    {
        using var simulator = await TestSimulator.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await RawSocket.HangUpAsync(simulator.Simulator, simulator.Token, hard);
        }

        Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync("vehicles")).Status);
        Assert.True(simulator.Simulator.IsRunning);
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_answered_and_all_logged()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 500 });
        var cars = (await simulator.VehiclesAsync()).Where(Cars.IsStartable).Select(car => car.Text("id")!).Take(60).ToList();
        simulator.Simulator.ClearRequestLog();

        // Twice each, so that two threads meet at every car.
        var replies = await Task.WhenAll(cars.Concat(cars).Select(id => Task.Run(() => simulator.ChargeAsync(id, "START"))));
        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.Status));
        Assert.Equal(60, replies.Select(reply => reply.Json.Text("id")).Distinct().Count());
        Assert.Equal(120, simulator.Simulator.RequestLog.Count);
        Assert.Equal(60, simulator.Simulator.RequestLog.GroupBy(request => request.Path).Count(group => group.Count() == 2));
    }
}
