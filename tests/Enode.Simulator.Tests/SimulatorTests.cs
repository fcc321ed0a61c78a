using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

public sealed class SimulatorTests
{
    [Fact]
    public async Task It_tells_what_it_is()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 30, Seed = 7, Speed = 2.5 });
        var subject = simulator.Simulator;
        Assert.Equal($"http://127.0.0.1:{subject.Port}/", subject.ApiUri.AbsoluteUri);
        Assert.Equal($"http://127.0.0.1:{subject.Port}/oauth2/token", subject.TokenUri.AbsoluteUri);
        Assert.Equal(30, subject.VehicleCount);
        Assert.Equal(10, subject.UserCount);
        Assert.Equal(7, subject.Seed);
        Assert.Equal(2.5, subject.Speed);
        Assert.Equal("tester", subject.ClientId);
        Assert.Equal("tester's secret", subject.ClientSecret);
        Assert.Equal(ManualTime.Start, subject.StartedAt);
        Assert.True(subject.IsRunning);
    }

    [Fact]
    public void Its_credentials_are_its_own_and_do_not_show()
    {
        using var one = Simulator.Start();
        using var two = Simulator.Start();
        Assert.NotEqual(one.ClientId, two.ClientId);
        Assert.NotEqual(one.ClientSecret, two.ClientSecret);
        Assert.NotEqual(one.Port, two.Port);
        Assert.True(one.ClientSecret.Length >= 32);
        Assert.DoesNotContain(one.ClientSecret, one.ToString(), StringComparison.Ordinal);
        Assert.Contains(one.ApiUri.AbsoluteUri, one.ToString(), StringComparison.Ordinal);
        Assert.Equal(25, one.VehicleCount);
    }

    [Fact]
    public async Task Its_clock_runs_at_its_speed()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { Speed = 60 });
        Assert.Equal(ManualTime.Start, simulator.Simulator.Now);
        simulator.Time.Pass(TimeSpan.FromSeconds(1.5));
        Assert.Equal(ManualTime.Start.AddSeconds(90), simulator.Simulator.Now);
    }

    [Fact]
    public async Task Its_clock_never_runs_out()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { Speed = SimulatorOptions.MaximumSpeed });
        simulator.Time.Pass(TimeSpan.FromDays(3650));
        Assert.True(simulator.Simulator.Now > ManualTime.Start.AddYears(3000));
        simulator.Token = await simulator.GetTokenAsync();
        Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync("vehicles")).Status);
    }

    [Theory]
    [InlineData(nameof(SimulatorOptions.Port), -1)]
    [InlineData(nameof(SimulatorOptions.Port), 65536)]
    [InlineData(nameof(SimulatorOptions.VehicleCount), -1)]
    [InlineData(nameof(SimulatorOptions.VehicleCount), SimulatorOptions.MaximumVehicleCount + 1)]
    [InlineData(nameof(SimulatorOptions.Speed), 0.0)]
    [InlineData(nameof(SimulatorOptions.Speed), -1.0)]
    [InlineData(nameof(SimulatorOptions.Speed), double.NaN)]
    [InlineData(nameof(SimulatorOptions.Speed), double.PositiveInfinity)]
    [InlineData(nameof(SimulatorOptions.ErrorRate), -0.01)]
    [InlineData(nameof(SimulatorOptions.ErrorRate), 1.01)]
    [InlineData(nameof(SimulatorOptions.ErrorRate), double.NaN)]
    [InlineData(nameof(SimulatorOptions.RateLimit), 0)]
    [InlineData(nameof(SimulatorOptions.PageSize), 0)]
    [InlineData(nameof(SimulatorOptions.PageSize), SimulatorOptions.MaximumPageSize + 1)]
    [InlineData(nameof(SimulatorOptions.ClientId), "")]
    [InlineData(nameof(SimulatorOptions.ClientSecret), "")]
    public void An_option_out_of_range_is_refused_by_name(string name, object value)
    {
        var options = new SimulatorOptions();
        typeof(SimulatorOptions).GetProperty(name)!.SetValue(options, value);
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Simulator.Start(options)).ParamName);
    }

    [Fact]
    public void A_token_must_last_a_second() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Simulator.Start(new SimulatorOptions { TokenLifetime = TimeSpan.FromSeconds(0.9) }));

    [Theory]
    [InlineData(-1)]
    [InlineData(600_001)]
    public void A_latency_is_at_most_ten_minutes(int milliseconds)
    {
        var options = new SimulatorOptions { Latency = TimeSpan.FromMilliseconds(milliseconds) };
        Assert.Equal("Latency", Assert.Throws<ArgumentOutOfRangeException>(() => Simulator.Start(options)).ParamName);
    }

    [Fact]
    public void A_port_in_use_is_named()
    {
        using var first = Simulator.Start();
        var exception = Assert.Throws<IOException>(() => Simulator.Start(new SimulatorOptions { Port = first.Port }));
        Assert.Contains($"Port {first.Port} ", exception.Message, StringComparison.Ordinal);
        Assert.True(first.IsRunning);
    }

    [Fact]
    public void A_port_that_another_program_uses_is_named()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        var exception = Assert.Throws<IOException>(() => Simulator.Start(new SimulatorOptions { Port = port }));
        Assert.Contains($"Port {port} ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_stop_frees_the_port_at_once_and_twice_is_no_harm()
    {
        using var simulator = await TestSimulator.StartAsync();
        await simulator.GetAsync("users");
        var port = simulator.Simulator.Port;
        simulator.Simulator.Stop();
        simulator.Simulator.Stop();
        await simulator.Simulator.DisposeAsync();
        Assert.False(simulator.Simulator.IsRunning);
        await Assert.ThrowsAsync<HttpRequestException>(() => simulator.GetAsync("users"));
        Assert.Equal(["GET /users 200"], simulator.Log);

        for (var i = 0; i < 5; i++)
        {
            using var next = await TestSimulator.StartAsync(new SimulatorOptions { Port = port });
            Assert.Equal(port, next.Simulator.Port);
            Assert.Equal(HttpStatusCode.OK, (await next.GetAsync("users")).Status);
        }
    }

    [Fact]
    public async Task To_stop_amid_requests_ends_them_all()
    {
        using var simulator = await TestSimulator.StartAsync(new SimulatorOptions { VehicleCount = 1000 });
        var requests = Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    await simulator.GetAsync("vehicles?pageSize=1000");
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or JsonException)
            {
                // The latter is a page of the runtime's listener's own, which it can still send while it closes.
            }
        })).ToList();

        while (simulator.Simulator.RequestLog.Count < 10)
        {
            await Task.Yield();
        }

        simulator.Simulator.Stop();
        await Task.WhenAll(requests).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
