namespace Enode;

/// <summary>The options of a simulator. Each has a default.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The maximum number of vehicles.</summary>
    public const int MaximumVehicleCount = 1_000_000;

    /// <summary>The maximum speed of the clock, in simulated seconds per second.</summary>
    public const double MaximumSpeed = 1_000_000;

    /// <summary>The maximum number of items on a page.</summary>
    public const int MaximumPageSize = 1000;

    /// <summary>The maximum latency: ten minutes.</summary>
    public static readonly TimeSpan MaximumLatency = TimeSpan.FromMinutes(10);

    /// <summary>The port to listen on, 1 to 65535. 0 chooses a free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// How many vehicles are generated. 0 is an account without users. Otherwise there are 8 users for every 25 vehicles, rounded up, and
    /// the number of other devices depends on the number of users.
    /// </summary>
    public int VehicleCount { get; set; } = 25;

    /// <summary>The same seed generates the same fleet. Only times and solar power depend on when the simulator is started.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Simulated seconds per second: with 60 an hour passes in a minute.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>The id of the client. Null generates one.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret of that client. Null generates one, different each time.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The lifetime of access tokens in real time, at least one second.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many items a page has if the request does not specify it, 1 to <see cref="MaximumPageSize"/>.</summary>
    public int PageSize { get; set; } = 50;

    /// <summary>
    /// How long each call of the API takes in addition, in real time, 0 to <see cref="MaximumLatency"/>. Token requests are not delayed.
    /// </summary>
    public TimeSpan Latency { get; set; }

    /// <summary>
    /// The part of the calls of the API that are answered with a 500, 502, 503 or 504, 0 to 1. Such a call is not carried out. Which
    /// calls these are depends on <see cref="Seed"/> and their order. Token requests are always answered.
    /// </summary>
    public double ErrorRate { get; set; }

    /// <summary>
    /// How many calls of the API are accepted in each second of real time, at least 1. Others are answered with a 429 and a
    /// <c>Retry-After</c> of a second. Token requests are not counted. Null for any number.
    /// </summary>
    public int? RateLimit { get; set; }

    /// <summary>
    /// Whether every fourth device of each kind has members that the API's description does not have, as a later version of the API can.
    /// </summary>
    public bool IncludeUnknownMembers { get; set; }

    /// <summary>
    /// The source of real time, for the simulator's clock and the lifetime of tokens: the date and time at the start from
    /// <see cref="TimeProvider.GetUtcNow"/>, and the time since then from <see cref="TimeProvider.GetTimestamp"/>. Null is the system's.
    /// </summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Sends the requests to webhooks. Null to send them by HTTP.</summary>
    internal HttpMessageHandler? WebhookHandler { get; set; }

    internal void Check()
    {
        Require(Port is >= 0 and <= 65535, nameof(Port), Port, "A port is a number from 1 to 65535, or 0 for any free one.");
        var countText = $"There can be 0 to {MaximumVehicleCount} vehicles.";
        Require(VehicleCount is >= 0 and <= MaximumVehicleCount, nameof(VehicleCount), VehicleCount, countText);
        Require(Speed is > 0 and <= MaximumSpeed, nameof(Speed), Speed, $"The speed must be above 0 and at most {MaximumSpeed}.");
        Require(TokenLifetime >= TimeSpan.FromSeconds(1), nameof(TokenLifetime), TokenLifetime, "A token must last at least one second.");
        Require(PageSize is >= 1 and <= MaximumPageSize, nameof(PageSize), PageSize, $"A page holds 1 to {MaximumPageSize} items.");
        var latencyText = $"The latency must be from 0 to {MaximumLatency.TotalMilliseconds} milliseconds.";
        Require(Latency >= TimeSpan.Zero && Latency <= MaximumLatency, nameof(Latency), Latency, latencyText);
        Require(ErrorRate is >= 0 and <= 1, nameof(ErrorRate), ErrorRate, "The error rate must be from 0 to 1.");
        Require(RateLimit is null or >= 1, nameof(RateLimit), RateLimit, "The rate limit must be at least one request per second.");
        Require(ClientId is not { Length: 0 }, nameof(ClientId), ClientId, "The client id must not be empty.");
        // The message must not have the value of the secret.
        Require(ClientSecret is not { Length: 0 }, nameof(ClientSecret), null, "The client secret must not be empty.");
    }

    private static void Require(bool condition, string name, object? value, string message)
    {
        if (!condition)
        {
            throw new ArgumentOutOfRangeException(name, value, message);
        }
    }
}
