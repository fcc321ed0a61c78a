using System.Globalization;
using Enode.Simulation;

namespace Enode;

/// <summary>
/// A local Enode: a web server on the loopback address with users and vehicles of its own, whose clock can run fast.
/// It lives until it is stopped or its process ends, and keeps everything in memory.
/// </summary>
public sealed class Simulator : IDisposable, IAsyncDisposable
{
    private readonly HttpServer server;
    private readonly SimulatedClock clock;
    private readonly AccessTokens tokens;
    private readonly ClientCredentials client;
    private readonly Fleet fleet;

    private Simulator(SimulatorOptions options)
    {
        var time = options.TimeProvider ?? TimeProvider.System;
        Seed = options.Seed;
        clock = new SimulatedClock(time, options.Speed);
        client = new ClientCredentials(options.ClientId, options.ClientSecret);
        tokens = new AccessTokens(time, options.TokenLifetime);
        fleet = FleetGenerator.Generate(options.VehicleCount, options.Seed, clock);
        var paging = new Paging(options.PageSize);
        var gateway = new Gateway(ApiRoutes.For(client, tokens, fleet, paging), tokens);
        server = HttpServer.Start(options.Port, gateway.Handle, time);
        ApiUri = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{server.Port}/"));
        TokenUri = new Uri(ApiUri, TokenEndpoint.Path);
    }

    /// <summary>Where the API is, with a slash at the end.</summary>
    public Uri ApiUri { get; }

    /// <summary>Where access tokens are given.</summary>
    public Uri TokenUri { get; }

    /// <summary>The id of the one client that is let in.</summary>
    public string ClientId => client.Id;

    /// <summary>The secret of that client.</summary>
    public string ClientSecret => client.Secret;

    /// <summary>The port that the server listens on.</summary>
    public int Port => server.Port;

    /// <summary>How many vehicles there are.</summary>
    public int VehicleCount => fleet.Vehicles.Count;

    /// <summary>How many users there are.</summary>
    public int UserCount => fleet.Users.Count;

    /// <summary>What the fleet was made from: the same seed makes the same fleet.</summary>
    public int Seed { get; }

    /// <summary>Simulated seconds per second.</summary>
    public double Speed => clock.Speed;

    /// <summary>The simulated time, UTC.</summary>
    public DateTimeOffset Now => clock.Now;

    /// <summary>When the simulator was started, UTC: simulated and real time were the same then.</summary>
    public DateTimeOffset StartedAt => clock.StartedAt;

    /// <summary>True until the simulator is stopped.</summary>
    public bool IsRunning => server.IsRunning;

    /// <summary>
    /// The requests received so far, in the order of their responses, the last <see cref="SimulatorRequestLog.Capacity"/> of them.
    /// It goes on growing; an enumeration is over what was there when it began.
    /// </summary>
    public SimulatorRequestLog RequestLog => server.Log;

    /// <summary>Starts a simulator.</summary>
    /// <param name="options">What it shall be like. Null: 25 vehicles, real speed, any free port.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="IOException">The port is taken, or cannot be listened on.</exception>
    public static Simulator Start(SimulatorOptions? options = null)
    {
        options ??= new SimulatorOptions();
        options.Check();
        return new Simulator(options);
    }

    /// <summary>Forgets the requests received so far.</summary>
    public void ClearRequestLog() => server.Log.Clear();

    /// <summary>Refuses every access token that was given so far with a 401 from now on. New ones are given as before.</summary>
    public void RevokeTokens() => tokens.Revoke();

    /// <summary>
    /// Stops the server. When this returns, which takes a quarter of a second at most, its port is free. Requests under way are cut off.
    /// To stop twice does nothing.
    /// </summary>
    public void Stop() => server.Stop();

    /// <summary>The same as <see cref="Stop"/>.</summary>
    public void Dispose() => Stop();

    /// <summary>The same as <see cref="Stop"/>.</summary>
    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    /// <summary>Address, fleet and speed, and no secret.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{ApiUri} ({VehicleCount} vehicles of {UserCount} users, seed {Seed}, speed {Speed}{(IsRunning ? string.Empty : ", stopped")})");
}
