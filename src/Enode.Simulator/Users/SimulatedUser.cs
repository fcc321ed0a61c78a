namespace Enode.Simulation;

/// <summary>An end user with linked devices.</summary>
internal sealed class SimulatedUser : IUserRecord
{
    public required string Id { get; init; }

    string IUserRecord.UserId => Id;

    public required long Sequence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The city that the user lives in.</summary>
    public required City City { get; init; }

    /// <summary>The home in that city, as it was generated. It can have been changed or deleted since.</summary>
    public required SimulatedLocation Home { get; init; }

    /// <summary>Converts a random position in the city to one at home, some meters from the location, in degrees.</summary>
    public (double Latitude, double Longitude) AtHome((double Latitude, double Longitude) inCity)
    {
        const double scale = 0.002;
        return (
            Math.Round(Home.Latitude + ((inCity.Latitude - City.Latitude) * scale), 5),
            Math.Round(Home.Longitude + ((inCity.Longitude - City.Longitude) * scale), 5));
    }
}
