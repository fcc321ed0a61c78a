namespace Enode;

/// <summary>What a simulator shall be like. Everything has a default.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The most vehicles that a simulator takes.</summary>
    public const int MaximumVehicleCount = 1_000_000;

    /// <summary>The fastest clock that a simulator takes, in simulated seconds per second.</summary>
    public const double MaximumSpeed = 1_000_000;

    /// <summary>The most items that a page holds, whatever is asked for.</summary>
    public const int MaximumPageSize = 1000;

    /// <summary>The port to listen on, 1 to 65535. 0 picks a free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// How many vehicles there are. 0 makes an account without users; otherwise there are 8 users for every 25 vehicles, rounded up, and
    /// other devices by the number of users.
    /// </summary>
    public int VehicleCount { get; set; } = 25;

    /// <summary>The same seed makes the same fleet; only its times, and what the sun gives, depend on when the simulator was started.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Simulated seconds per second: 60 makes an hour pass in a minute.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>The client id that is let in. Null generates one.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret of that client. Null generates one, different each time.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>How long an access token is good for, in real time, from one second on.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many items a page holds when the request does not say, 1 to <see cref="MaximumPageSize"/>.</summary>
    public int PageSize { get; set; } = 50;

    /// <summary>
    /// The real time, which the simulator's clock and the lifetime of tokens follow: the time of day from <see cref="TimeProvider.GetUtcNow"/>
    /// once at the start, what has passed since from <see cref="TimeProvider.GetTimestamp"/>. Null is the system's.
    /// </summary>
    public TimeProvider? TimeProvider { get; set; }

    internal void Check()
    {
        Require(Port is >= 0 and <= 65535, nameof(Port), Port, "A port is a number from 1 to 65535, or 0 for any free one.");
        Require(VehicleCount is >= 0 and <= MaximumVehicleCount, nameof(VehicleCount), VehicleCount, $"There can be 0 to {MaximumVehicleCount} vehicles.");
        Require(Speed is > 0 and <= MaximumSpeed, nameof(Speed), Speed, $"The speed must be above 0 and at most {MaximumSpeed}.");
        Require(TokenLifetime >= TimeSpan.FromSeconds(1), nameof(TokenLifetime), TokenLifetime, "A token must be good for a second at least.");
        Require(PageSize is >= 1 and <= MaximumPageSize, nameof(PageSize), PageSize, $"A page holds 1 to {MaximumPageSize} items.");
        Require(ClientId is not { Length: 0 }, nameof(ClientId), ClientId, "The client id must not be empty.");
        // The value of a secret has no place in a message.
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
