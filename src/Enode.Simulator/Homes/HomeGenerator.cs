namespace Enode.Simulation;

/// <summary>Generates the home energy systems: four for every eight users, and one inverter without a system.</summary>
internal static class HomeGenerator
{
    /// <summary>The roles, and the index of the user in the block. The first user, who is tried first, has the simplest system.</summary>
    private static readonly (HomeRole Role, int User)[] Block =
    [
        (HomeRole.SelfReliant, 0), (HomeRole.InverterOnly, 1), (HomeRole.TimeOfUse, 2), (HomeRole.Incapable, 4), (HomeRole.Unreachable, 6),
    ];

    private static readonly string[] SiteNames =
        ["Home", "Our roof", "Solhaug", "Sonnendach", "Sunny Terrace", "Hytta", "Maison", "Zonnehuis"];

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
                    var sequence = (block * Block.Length) + i;
                    yield return new Home(
                        Create(seed, sequence, role, model, users[index], startedAt, users[index].CreatedAt, DeviceScopes.All));
                }
            }
        }
    }

    /// <summary>A home whose devices a user links.</summary>
    public static Home Create(
        int seed, long sequence, string vendor, SimulatedUser user, DateTimeOffset now, IReadOnlyList<string> scopes)
    {
        var model = HomeModel.Systems.Concat(HomeModel.Inverters).First(model => model.Vendor == vendor);
        var role = model.BucketMinutes == 0 ? HomeRole.InverterOnly : HomeRole.SelfReliant;
        return new Home(Create(seed, sequence, role, model, user, now, now, scopes));
    }

    private static HomeTraits Create(
        int seed,
        long sequence,
        HomeRole role,
        HomeModel model,
        SimulatedUser user,
        DateTimeOffset startedAt,
        DateTimeOffset linkedAt,
        IReadOnlyList<string> scopes)
    {
        var random = new SeededRandom(seed, RandomPurpose.Home, sequence);
        var systemId = random.Uuid();
        return new HomeTraits
        {
            Seed = seed,
            Sequence = sequence,
            UserId = user.Id,
            City = user.City,
            LocationId = user.Home.Id,
            StartedAt = startedAt,
            Model = model,
            Role = role,
            HemSystemId = role == HomeRole.InverterOnly ? null : systemId,
            InverterId = random.Uuid(),
            BatteryId = random.Uuid(),
            MeterId = random.Uuid(),
            SiteName = random.Pick(SiteNames),
            SerialNumber = Text($"{random.Between(100_000, 999_999)}{random.Between(100_000, 999_999)}"),
            InstalledAt = startedAt - TimeSpan.FromDays(random.Between(200, 1800)),
            AccountLinkedAt = linkedAt,
            Position = random.Chance(0.2) | !scopes.Any(scope => scope.EndsWith(":read:location", StringComparison.Ordinal))
                ? null
                : user.AtHome(user.City.PositionIn(ref random)),
            Address = random.Chance(0.3) ? null : Text($"Sun Street {random.Between(1, 99)}, {user.City.Name}"),
            PeakPower = Math.Round(random.Between(4.0, 9.0), 1),
            ConsumptionFactor = random.Between(0.7, 1.5),
            ProductionBefore = random.Between(2_000.0, 30_000.0),
            FirstLevel = random.Between(25.0, 70.0),
            DischargeLimit = random.Chance(0.2) ? null : random.Pick([10.0, 15.0, 20.0]),
            Scopes = scopes,
            LostAt = role == HomeRole.Unreachable ? startedAt - random.Minutes(90, 60 * 24 * 6) : null,
        };
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}

/// <summary>The state that a home energy system of the fleet is generated in.</summary>
internal enum HomeRole
{
    /// <summary>It uses its own energy first, and accepts every mode.</summary>
    SelfReliant,

    /// <summary>It follows the tariff, and must not discharge the battery into the grid.</summary>
    TimeOfUse,

    /// <summary>The mode of its battery is unknown. It accepts no modes until its owner allows them.</summary>
    Incapable,

    /// <summary>It is not reachable.</summary>
    Unreachable,

    /// <summary>An inverter without a system.</summary>
    InverterOnly,
}

/// <summary>A model of home energy system.</summary>
/// <param name="Vendor">The vendor's code.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Inverter">The model of the inverter.</param>
/// <param name="Battery">The model of the battery. Empty for an inverter without a system.</param>
/// <param name="Meter">The model of the meter. Empty for an inverter without a system.</param>
/// <param name="Capacity">The capacity of the battery in kWh.</param>
/// <param name="Power">The most that the battery charges and discharges with, in kW.</param>
/// <param name="BucketMinutes">The length of the buckets in a day's statistics, in minutes. 0 for an inverter without a system.</param>
internal sealed record HomeModel(
    string Vendor,
    string Brand,
    string Inverter,
    string Battery,
    string Meter,
    double Capacity,
    double Power,
    int BucketMinutes)
{
    /// <summary>Systems with an inverter, a battery and a meter.</summary>
    public static IReadOnlyList<HomeModel> Systems { get; } =
    [
        new("TESLA", "Tesla", "Solar Inverter 7.6", "Powerwall 2", "Powerwall built-in meter", 13.5, 5, 5),
        new("ENPHASE", "Enphase", "IQ8+", "IQ Battery 10", "IQ Gateway", 10.1, 3.8, 15),
        new("HUAWEI", "Huawei", "SUN2000-8KTL", "LUNA2000-10", "DTSU666-H", 10, 5, 5),
        new("SOLAREDGE", "SolarEdge", "SE8K", "Home Battery 400V", "Modbus Meter", 9.2, 5, 15),
        new("SMA", "SMA", "Sunny Tripower 8.0", "Home Storage 9.8", "Energy Meter 20", 9.8, 4.6, 10),
        new("GIVENERGY", "GivEnergy", "Gen 3 Hybrid 5.0", "Giv-Bat 9.5", "EM115", 9.5, 3.6, 30),
        new("FOXESS", "FoxESS", "H3-8.0", "ECS2900-H4", "DTSU666", 11.5, 5, 5),
        new("SOLAX", "SolaX", "X3-Hybrid-8.0", "T-BAT H 9.0", "DTSU666-CT", 9, 4, 60),
        new("SOLIS", "Solis", "S6-EH3P8K", "Dyness Tower T10", "Eastron SDM630", 9.6, 4.5, 30),
    ];

    /// <summary>Inverters without a home energy system.</summary>
    public static IReadOnlyList<HomeModel> Inverters { get; } =
    [
        new("FRONIUS", "Fronius", "Symo 8.2-3-M", string.Empty, string.Empty, 0, 0, 0),
        new("GROWATT", "Growatt", "MIN 6000TL-X", string.Empty, string.Empty, 0, 0, 0),
        new("Hoymiles", "Hoymiles", "HMS-2000", string.Empty, string.Empty, 0, 0, 0),
        new("SUNGROW", "Sungrow", "SG8.0RT", string.Empty, string.Empty, 0, 0, 0),
    ];

    public TimeSpan BucketLength => TimeSpan.FromMinutes(BucketMinutes);
}
