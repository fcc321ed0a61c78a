using System.Globalization;

namespace Enode.Simulation;

/// <summary>Generates users with their city and their home.</summary>
internal static class UserGenerator
{
    /// <summary>A user of the fleet.</summary>
    public static SimulatedUser Generate(int seed, int index, DateTimeOffset startedAt)
    {
        var random = new SeededRandom(seed, RandomPurpose.User, index);
        var city = random.Pick(City.All);
        var age = TimeSpan.FromMinutes(random.Between(60 * 24 * 30, 60 * 24 * 900));
        var id = string.Create(CultureInfo.InvariantCulture, $"user-{index + 1:000}");
        return Create(seed, index, id, city, startedAt - age);
    }

    /// <summary>A user who is created on request.</summary>
    public static SimulatedUser Create(int seed, long sequence, string id, DateTimeOffset createdAt)
    {
        var random = new SeededRandom(seed, RandomPurpose.User, sequence);
        return Create(seed, sequence, id, random.Pick(City.All), createdAt);
    }

    private static SimulatedUser Create(int seed, long sequence, string id, City city, DateTimeOffset createdAt)
    {
        var random = new SeededRandom(seed, RandomPurpose.Residence, sequence);
        var locationId = random.Uuid();
        var (latitude, longitude) = city.PositionIn(ref random);
        return new SimulatedUser
        {
            Id = id,
            Sequence = sequence,
            City = city,
            CreatedAt = createdAt,
            Home = new SimulatedLocation
            {
                Id = locationId,
                Sequence = sequence,
                UserId = id,
                CreatedAt = createdAt,
                Name = "Home",
                Latitude = latitude,
                Longitude = longitude,
                TimezoneName = city.TimeZone,
            },
        };
    }
}
