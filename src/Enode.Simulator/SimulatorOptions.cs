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
    /// The source of real time, for the simulator's clock and the lifetime of tokens: the date and time at the start from
    /// <see cref="TimeProvider.GetUtcNow"/>, and the time since then from <see cref="TimeProvider.GetTimestamp"/>. Null is the system's.
    /// </summary>
    public TimeProvider? TimeProvider { get; set; }

    internal void Check()
    {
        Require(Port is >= 0 and <= 65535, nameof(Port), Port, "A port is a number from 1 to 65535, or 0 for any free one.");
        var countText = $"There can be 0 to {MaximumVehicleCount} vehicles.";
        Require(VehicleCount is >= 0 and <= MaximumVehicleCount, nameof(VehicleCount), VehicleCount, countText);
        Require(Speed is > 0 and <= MaximumSpeed, nameof(Speed), Speed, $"The speed must be above 0 and at most {MaximumSpeed}.");
        Require(TokenLifetime >= TimeSpan.FromSeconds(1), nameof(TokenLifetime), TokenLifetime, "A token must last at least one second.");
        Require(PageSize is >= 1 and <= MaximumPageSize, nameof(PageSize), PageSize, $"A page holds 1 to {MaximumPageSize} items.");
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
