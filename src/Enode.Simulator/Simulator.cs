using System.Globalization;
using Enode.Simulation;

namespace Enode;

/// <summary>
/// A local Enode: a web server on the loopback address with generated users and devices, and a clock that can run fast.
/// It runs until it is stopped or its process ends, and keeps everything in memory.
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

    /// <summary>The address of the API, with a slash at the end.</summary>
    public Uri ApiUri { get; }

    /// <summary>The address of the token endpoint.</summary>
    public Uri TokenUri { get; }

    /// <summary>The id of the only client.</summary>
    public string ClientId => client.Id;

    /// <summary>The secret of that client.</summary>
    public string ClientSecret => client.Secret;

    /// <summary>The port that the server listens on.</summary>
    public int Port => server.Port;

    /// <summary>How many vehicles there are now.</summary>
    public int VehicleCount => fleet.Vehicles.Count;

    /// <summary>How many users there are now.</summary>
    public int UserCount => fleet.Users.Count;

    /// <summary>The seed of the fleet: the same seed generates the same fleet.</summary>
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
    /// The requests in the order of their responses: the last <see cref="SimulatorRequestLog.Capacity"/> of them.
    /// It grows with each request. An enumeration shows the requests from when it began.
    /// </summary>
    public SimulatorRequestLog RequestLog => server.Log;

    /// <summary>Starts a simulator.</summary>
    /// <param name="options">The options. Null for 25 vehicles, real speed and any free port.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="IOException">The port is in use or cannot be opened.</exception>
    public static Simulator Start(SimulatorOptions? options = null)
    {
        options ??= new SimulatorOptions();
        options.Check();
        return new Simulator(options);
    }

    /// <summary>Clears <see cref="RequestLog"/>.</summary>
    public void ClearRequestLog() => server.Log.Clear();

    /// <summary>Revokes all access tokens: requests with them get a 401. New ones can be requested.</summary>
    public void RevokeTokens() => tokens.Revoke();

    /// <summary>
    /// Stops the server, and frees its port. This takes a quarter of a second at most. Active requests are aborted.
    /// Stopping it again does nothing.
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

    /// <summary>The address, the size of the fleet, the seed and the speed.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{ApiUri} ({VehicleCount} vehicles of {UserCount} users, seed {Seed}, speed {Speed}{(IsRunning ? string.Empty : ", stopped")})");
}
