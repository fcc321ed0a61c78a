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
    private readonly EventService events;

    private Simulator(SimulatorOptions options)
    {
        var time = options.TimeProvider ?? TimeProvider.System;
        Seed = options.Seed;
        clock = new SimulatedClock(time, options.Speed);
        client = new ClientCredentials(options.ClientId, options.ClientSecret);
        tokens = new AccessTokens(time, options.TokenLifetime);
        fleet = FleetGenerator.Generate(options.VehicleCount, options.Seed, clock);
        if (options.IncludeUnknownMembers)
        {
            fleet.AddUnknownMembers();
        }

        events = new EventService(fleet, time, options.WebhookHandler);
        var paging = new Paging(options.PageSize);
        var routes = ApiRoutes.For(client, tokens, new UserGrants(), fleet, events, paging, () => ApiUri!);
        var gateway = new Gateway(routes, tokens, request => UserAccess.Check(request, fleet));
        server = HttpServer.Start(options.Port, new Faults(options, time, request => Handle(gateway, request)).HandleAsync, time);
        ApiUri = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{server.Port}/"));
        TokenUri = new Uri(ApiUri, TokenEndpoint.Path);
        AuthorizationUri = new Uri(ApiUri, AuthorizationEndpoint.Path);
    }

    /// <summary>The address of the API, with a slash at the end.</summary>
    public Uri ApiUri { get; }

    /// <summary>The address of the token endpoint.</summary>
    public Uri TokenUri { get; }

    /// <summary>The address of the authorization endpoint, for API versions up to 2023-03-01. The user agrees at once, without a page.</summary>
    public Uri AuthorizationUri { get; }

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

    /// <summary>
    /// The attempts to deliver events to webhooks, tests included, in the order in which they ended: the last 10,000 of them. It grows with
    /// each attempt. An enumeration shows the attempts from when it began.
    /// </summary>
    public IReadOnlyList<SimulatorDelivery> DeliveryLog => events.Log;

    /// <summary>Whether <c>GET /health/ready</c> reports that the API is ready. Nothing else depends on it.</summary>
    public bool IsReady
    {
        get => fleet.Health.IsReady;
        set => fleet.Health.IsReady = value;
    }

    /// <summary>
    /// How many connections the client can have, each of one user to one vendor. No link session can be created beyond that. Null, the
    /// default, for any number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? ConnectionQuota
    {
        get => fleet.ConnectionQuota;
        set => fleet.ConnectionQuota = value is null or >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A quota is 0 or more, or null for any number.");
    }

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

    /// <summary>Clears <see cref="DeliveryLog"/>. Events that wait are still delivered.</summary>
    public void ClearDeliveryLog() => events.Log.Clear();

    /// <summary>Revokes all access tokens: requests with them get a 401. New ones can be requested.</summary>
    public void RevokeTokens() => tokens.Revoke();

    /// <summary>
    /// Sets the state of a vendor's service, which the health of vendors shows. During an outage the vendor's devices cannot be reached:
    /// the API shows their last state, commands to them fail after a minute, and the statistics of its HEM systems are answered with a
    /// 503. Afterwards they show what happened meanwhile.
    /// </summary>
    /// <param name="vendor">The vendor's code, as in <c>TESLA</c>, in any case of letters.</param>
    /// <param name="status"><c>READY</c>, <c>ELEVATED_ERROR_RATE</c> or <c>OUTAGE</c>, in any case of letters.</param>
    /// <exception cref="ArgumentException">The simulator does not have this vendor, or there is no such state.</exception>
    public void SetVendorStatus(string vendor, string status) => fleet.SetVendorStatus(
        Find(LinkableVendor.All.Select(known => known.Code), vendor, nameof(vendor)),
        Find(ServiceHealth.Statuses, status, nameof(status)));

    /// <summary>The kinds of events that <see cref="SendEventAsync"/> can cause: all that the API has.</summary>
    public static IReadOnlyList<string> EventKinds => Simulation.EventKinds.All;

    /// <summary>Whether an active webhook with an address on this machine asks for a kind of events.</summary>
    /// <param name="kind">One of <see cref="EventKinds"/>, in any case of letters.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public bool IsEventReceived(string kind) => events.IsReceived(Find(EventKinds, kind, nameof(kind)));

    /// <summary>
    /// Changes the fleet so that events of a kind arise, and delivers them at once. What the API returns afterwards agrees with the events.
    /// An update of an inverter, a meter or a HEM system, statistics, heartbeats and tests change nothing: the present values are sent.
    /// </summary>
    /// <param name="kind">One of <see cref="EventKinds"/>, in any case of letters.</param>
    /// <param name="userId">The id of the user. Null for any. A user who is not known is created for a discovery.</param>
    /// <param name="id">
    /// The id of the asset, the schedule, the vehicle whose smart charging changes, or the device whose action ends or whose account
    /// becomes invalid. Null for the first one that can have the event.
    /// </param>
    /// <param name="count">How many events, at least 1.</param>
    /// <returns>
    /// The attempt to deliver them to each webhook that asks for the kind, or that of an earlier delivery which failed again and which they
    /// wait for.
    /// </returns>
    /// <exception cref="ArgumentException">There is no such kind, user or resource, or <paramref name="count"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">
    /// No active webhook with an address on this machine asks for the kind, or nothing in the fleet can have the event.
    /// </exception>
    public Task<IReadOnlyList<SimulatorDelivery>> SendEventAsync(
        string kind, string? userId = null, string? id = null, int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return events.CauseAsync(Find(EventKinds, kind, nameof(kind)), new EventTarget(userId, id), count);
    }

    /// <summary>
    /// Makes a webhook inactive, as the API does after too many failed deliveries. An update, or a test that succeeds, activates it
    /// again. Events that wait for it are deleted.
    /// </summary>
    /// <param name="id">The webhook's id.</param>
    /// <exception cref="ArgumentException">There is no such webhook.</exception>
    public void DeactivateWebhook(string id) => fleet.Atomically(() =>
    {
        if (fleet.Webhooks.Find(id) is null)
        {
            throw new ArgumentException($"There is no webhook with the id '{id}'.", nameof(id));
        }

        fleet.Webhooks.Update(id, webhook => webhook with { IsActive = false });
    });

    /// <summary>
    /// Stops the server, and frees its port. This takes a quarter of a second at most. Active requests are aborted.
    /// Stopping it again does nothing.
    /// </summary>
    public void Stop()
    {
        events.Dispose();
        server.Stop();
    }

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

    // What a request has changed is reported soon, as a vendor does that sends changes by itself.
    private Response Handle(Gateway gateway, ApiRequest request)
    {
        var response = gateway.Handle(request);
        if (request.Method != "GET")
        {
            events.ReportSoon();
        }

        return response;
    }

    private static string Find(IEnumerable<string> values, string value, string name) =>
        values.FirstOrDefault(known => string.Equals(known, value, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"'{value}' is not one of {string.Join(", ", values)}.", name);
}
