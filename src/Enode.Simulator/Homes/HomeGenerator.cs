using System.Globalization;

namespace Enode.Simulation;

/// <summary>Makes the home energy systems: four for every eight users, and an inverter that stands for itself.</summary>
internal static class HomeGenerator
{
    /// <summary>Who has which, the first user a whole one: what somebody tries first is to work.</summary>
    private static readonly (HomeRole Role, int User)[] Block =
    [
        (HomeRole.SelfReliant, 0), (HomeRole.InverterOnly, 1), (HomeRole.TimeOfUse, 2), (HomeRole.Incapable, 4), (HomeRole.Unreachable, 6),
    ];

    private static readonly string[] SiteNames = ["Home", "Our roof", "Solhaug", "Sonnendach", "Sunny Terrace", "Hytta", "Maison", "Zonnehuis"];

    public static IEnumerable<Home> Generate(int seed, SimulatedUser[] users, DateTimeOffset startedAt)
    {
        for (var block = 0; block * UserBlock.Size < users.Length; block++)
        {
            var random = new SeededRandom(seed, RandomPurpose.HomeBlock, block);
            HomeModel[] models = [.. HomeModel.Systems];
            random.Shuffle<HomeModel>(models);
            for (var i = 0; i < Block.Length; i++)
            {
                var (role, user) = Block[i];
                if ((block * UserBlock.Size) + user is var index && index < users.Length)
                {
                    var model = role == HomeRole.InverterOnly ? HomeModel.Inverters[block % HomeModel.Inverters.Count] : models[i];
                    yield return new Home(Create(seed, (block * Block.Length) + i, role, model, users[index], startedAt));
                }
            }
        }
    }

    private static HomeTraits Create(int seed, long sequence, HomeRole role, HomeModel model, SimulatedUser user, DateTimeOffset startedAt)
    {
        var random = new SeededRandom(seed, RandomPurpose.Home, sequence);
        var systemId = random.Uuid();
        return new HomeTraits
        {
            Seed = seed,
            Sequence = sequence,
            UserId = user.Id,
            City = user.City,
            StartedAt = startedAt,
            Model = model,
            Role = role,
            HemSystemId = role == HomeRole.InverterOnly ? null : systemId,
            InverterId = random.Uuid(),
            BatteryId = random.Uuid(),
            MeterId = random.Uuid(),
            SiteName = random.Pick(SiteNames),
            SerialNumber = string.Create(CultureInfo.InvariantCulture, $"{random.Between(100_000, 999_999)}{random.Between(100_000, 999_999)}"),
            InstalledAt = startedAt - TimeSpan.FromDays(random.Between(200, 1800)),
            Position = random.Chance(0.2)
                ? null
                : (Math.Round(user.City.Latitude + random.Between(-0.05, 0.05), 5), Math.Round(user.City.Longitude + random.Between(-0.08, 0.08), 5)),
            Address = random.Chance(0.3) ? null : string.Create(CultureInfo.InvariantCulture, $"Sun Street {random.Between(1, 99)}, {user.City.Name}"),
            PeakPower = Math.Round(random.Between(4.0, 9.0), 1),
            Appetite = random.Between(0.7, 1.5),
            FormerProduction = random.Between(2_000.0, 30_000.0),
            FormerLevel = random.Between(25.0, 70.0),
            DischargeLimit = random.Chance(0.2) ? null : random.Pick([10.0, 15.0, 20.0]),
            LastSeenBefore = role == HomeRole.Unreachable ? TimeSpan.FromMinutes(random.Between(90, 60 * 24 * 6)) : TimeSpan.Zero,
        };
    }
}
