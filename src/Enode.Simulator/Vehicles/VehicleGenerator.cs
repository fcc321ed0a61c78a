using System.Globalization;

namespace Enode.Simulation;

/// <summary>Generates one vehicle of the fleet.</summary>
internal static class VehicleGenerator
{
    private const int LastYear = 2025;

    private static readonly double?[] ChargeLimits = [80, 80, 80, 90, 90, 100, null];
    private static readonly double[] ChargerRates = [3.7, 7.4, 7.4, 11, 11, 22];
    private static readonly string[] AllScopes = ["vehicle:control:charging", "vehicle:read:data", "vehicle:read:location"];
    private static readonly string[] ScopesWithoutLocation = ["vehicle:control:charging", "vehicle:read:data"];

    /// <summary>A vehicle of the fleet.</summary>
    public static SimulatedVehicle Create(int seed, int index, VehicleBlock block, SimulatedUser user, DateTimeOffset startedAt)
    {
        var (role, model, name) = (block.RoleOf(index), block.ModelOf(index), block.NameOf(index));
        var vehicle = Create(seed, index, role, model, name, user, startedAt, DeviceScopes.All, hasPast: true);
        if (vehicle.Traits.DrivingPosition is not null)
        {
            vehicle.SetLocation(user.Home, startedAt);
        }

        return vehicle;
    }

    /// <summary>A vehicle that a user links. It is plugged in, and can be started.</summary>
    public static SimulatedVehicle Create(
        int seed, long sequence, string vendor, SimulatedUser user, DateTimeOffset now, IReadOnlyList<string> scopes)
    {
        var index = (int)sequence;
        var model = new SeededRandom(seed, RandomPurpose.Link, index).Pick([.. VehicleModel.All.Where(model => model.Vendor == vendor)]);
        var name = new VehicleBlock(seed, index / VehicleBlock.Size).NameOf(index);
        return Create(seed, index, VehicleRole.Startable, model, name, user, now, scopes, hasPast: false);
    }

    private static SimulatedVehicle Create(
        int seed,
        int index,
        VehicleRole role,
        VehicleModel model,
        string name,
        SimulatedUser user,
        DateTimeOffset startedAt,
        IReadOnlyList<string> scopes,
        bool hasPast)
    {
        var random = new SeededRandom(seed, RandomPurpose.Vehicle, index);
        var id = random.Uuid();
        var hasPosition = !random.Chance(0.2) & scopes.Contains("vehicle:read:location");
        var isReachable = role is not (VehicleRole.Unreachable or VehicleRole.UnreachableUnplugged);
        var traits = new VehicleTraits
        {
            Seed = seed,
            Id = id,
            Sequence = index,
            UserId = user.Id,
            StartedAt = startedAt,
            HasPast = hasPast,
            Model = model,
            User = user,
            Habit = new DrivingHabit(seed, ResourceKind.Vehicle, index, user.City.Zone),
            Vin = random.Chance(0.3) ? null : Vin(ref random, model),
            Year = random.Chance(0.1) ? null : random.Between(model.FirstYear, LastYear),
            DisplayName = random.Chance(0.35) ? null : name,
            ChargeLimit = random.Pick(ChargeLimits),
            ChargeRate = Math.Min(model.MaximumRate, random.Pick(ChargerRates)),
            MaxCurrent = model.Vendor == "TESLA" ? random.Pick([16.0, 32.0]) : null,
            LostAt = isReachable ? null : startedAt - random.Minutes(90, 60 * 24 * 6),
            HasChargeState = role != VehicleRole.Unknown,
            CanCharge = role is not (VehicleRole.Incapable or VehicleRole.Unknown),
            InterventionId = role == VehicleRole.Incapable ? Intervention.AllowCommands.Id : null,
            Odometer = random.Chance(0.15) ? null : random.Between(800, 140_000),
            DrivingPosition = hasPosition ? user.City.PositionIn(ref random) : null,
            Policy = new SmartPolicy(
                IsEnabled: false,
                random.Chance(0.3) ? random.Pick(["06:30", "07:00", "08:00"]) : null,
                random.Pick([0.0, 0.0, 20.0, 40.0])),
            PossibleScopes = hasPosition ? AllScopes : ScopesWithoutLocation,
            AllowedScopes = scopes,
        };
        return new SimulatedVehicle(traits, StateOf(role), Level(ref random, role, index, traits.ChargeLimit ?? 100));
    }

    private static string StateOf(VehicleRole role) => role switch
    {
        VehicleRole.Charging => PowerDeliveryStates.Charging,
        VehicleRole.Complete => PowerDeliveryStates.Complete,
        VehicleRole.Unplugged or VehicleRole.UnreachableUnplugged => PowerDeliveryStates.Unplugged,
        VehicleRole.Unknown => PowerDeliveryStates.Unknown,
        _ => PowerDeliveryStates.Stopped,
    };

    /// <summary>
    /// Startable vehicles have lower levels than others, and the first vehicle has the lowest, so that starting to charge the plugged-in
    /// vehicles with a low level succeeds.
    /// </summary>
    private static double Level(ref SeededRandom random, VehicleRole role, int index, double limit) => role switch
    {
        VehicleRole.Startable when index == 0 => random.Between(6, 9),
        VehicleRole.Startable => random.Between(11, 58),
        VehicleRole.Charging => random.Between(35, 74),
        VehicleRole.Complete => limit,
        VehicleRole.Unreachable or VehicleRole.Incapable => random.Between(35, 75),
        _ => random.Between(15, 95),
    };

    private static string Vin(ref SeededRandom random, VehicleModel model)
    {
        const string letters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
        Span<char> middle = stackalloc char[7];
        foreach (ref var letter in middle)
        {
            letter = letters[random.Between(0, letters.Length - 1)];
        }

        return string.Create(CultureInfo.InvariantCulture, $"{model.VinPrefix}{middle}{random.Between(100_000, 999_999)}");
    }
}

/// <summary>The roles, models and names of 25 successive vehicles, so that even a small fleet has vehicles in every state.</summary>
internal sealed class VehicleBlock
{
    public const int Size = 25;

    // Every second vehicle, beginning with the first, is startable. These are the roles of the others.
    private static readonly VehicleRole[] OtherRoles =
    [
        VehicleRole.Charging, VehicleRole.Charging, VehicleRole.Charging, VehicleRole.Complete, VehicleRole.Complete, VehicleRole.Unplugged,
        VehicleRole.Unplugged, VehicleRole.Unplugged, VehicleRole.UnreachableUnplugged, VehicleRole.Unreachable, VehicleRole.Incapable,
        VehicleRole.Unknown,
    ];

    private static readonly string[] Names =
    [
        "Blue Thunder", "Lightning", "Silver Arrow", "Sparky", "The Van", "Mum's car", "Weekend car", "Gråben", "Snöflingan", "Voltaire",
        "Pendler", "Moby", "Firmenwagen 3", "La Petite", "Pool car 7", "Zeus", "Pool car 2", "Tyra", "Ampère", "Bakfiets XL", "Rosie",
        "Night shift", "Grandpa", "Fjord", "Service 12", "Dein Auto", "Coco", "Granit",
    ];

    private readonly VehicleRole[] roles = [.. OtherRoles];
    private readonly VehicleModel[] models = [.. VehicleModel.All];
    private readonly string[] names = [.. Names];

    public VehicleBlock(int seed, int number)
    {
        var random = new SeededRandom(seed, RandomPurpose.VehicleBlock, number);
        random.Shuffle<VehicleRole>(roles);
        random.Shuffle<VehicleModel>(models);
        random.Shuffle<string>(names);
    }

    /// <param name="index">The index of the vehicle in the fleet.</param>
    public VehicleRole RoleOf(int index) => index % Size % 2 == 0 ? VehicleRole.Startable : roles[index % Size / 2];

    /// <summary>
    /// The index in the block of the first vehicle with a role that every block has. The first vehicle of the block is left out: it is the
    /// one that is tried first, and has no special case.
    /// </summary>
    public int IndexOf(VehicleRole role) => Enumerable.Range(1, Size - 1).First(index => RoleOf(index) == role);

    /// <inheritdoc cref="RoleOf"/>
    public VehicleModel ModelOf(int index) => models[index % Size];

    /// <inheritdoc cref="RoleOf"/>
    public string NameOf(int index) => names[index % Size];
}

/// <summary>The state that a vehicle of the fleet is generated in.</summary>
internal enum VehicleRole
{
    /// <summary>Plugged in, not charging, and it accepts commands.</summary>
    Startable,

    /// <summary>Charging.</summary>
    Charging,

    /// <summary>Plugged in and charged to its limit.</summary>
    Complete,

    /// <summary>Not plugged in.</summary>
    Unplugged,

    /// <summary>Not plugged in, and not reachable.</summary>
    UnreachableUnplugged,

    /// <summary>Plugged in, and not reachable.</summary>
    Unreachable,

    /// <summary>Plugged in. It accepts no commands until its owner allows them.</summary>
    Incapable,

    /// <summary>Its vendor gives no data about the battery.</summary>
    Unknown,
}

/// <summary>A model of vehicle.</summary>
/// <param name="Vendor">The vendor's code.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Name">The name of the model.</param>
/// <param name="FirstYear">The first year of production.</param>
/// <param name="Capacity">Usable capacity in kWh.</param>
/// <param name="Range">Distance in km with a full battery.</param>
/// <param name="MaximumRate">The most that it charges with at home, in kW.</param>
/// <param name="VinPrefix">The first characters of its vehicle identification numbers.</param>
internal sealed record VehicleModel(
    string Vendor,
    string Brand,
    string Name,
    int FirstYear,
    double Capacity,
    double Range,
    double MaximumRate,
    string VinPrefix)
{
    public static IReadOnlyList<VehicleModel> All { get; } =
    [
        new("TESLA", "Tesla", "Model 3 Long Range", 2019, 75, 530, 11, "5YJ3"),
        new("TESLA", "Tesla", "Model Y Long Range", 2021, 75, 480, 11, "LRWY"),
        new("TESLA", "Tesla", "Model S 100D", 2017, 95, 560, 16.5, "5YJS"),
        new("VOLKSWAGEN", "Volkswagen", "ID.3 Pro", 2020, 58, 380, 11, "WVWZ"),
        new("VOLKSWAGEN", "Volkswagen", "ID.4 Pro", 2021, 77, 470, 11, "WVGZ"),
        new("BMW", "BMW", "i4 eDrive40", 2021, 80.7, 510, 11, "WBY4"),
        new("BMW", "BMW", "iX1 xDrive30", 2022, 64.7, 400, 11, "WBX1"),
        new("AUDI", "Audi", "Q4 40 e-tron", 2021, 76.6, 450, 11, "WAUZ"),
        new("KIA", "Kia", "EV6 Long Range", 2021, 74, 480, 11, "KNAC"),
        new("KIA", "Kia", "Niro EV", 2022, 64.8, 420, 11, "KNAD"),
        new("HYUNDAI", "Hyundai", "IONIQ 5 Long Range", 2021, 74, 450, 11, "KMHK"),
        new("HYUNDAI", "Hyundai", "Kona Electric", 2019, 64, 410, 11, "TMAK"),
        new("RENAULT", "Renault", "Zoe R135", 2019, 52, 350, 22, "VF1A"),
        new("RENAULT", "Renault", "Megane E-Tech", 2022, 60, 400, 22, "VF1R"),
        new("PEUGEOT", "Peugeot", "e-208", 2020, 46.3, 300, 7.4, "VR3U"),
        new("SKODA", "Skoda", "Enyaq 80", 2021, 77, 470, 11, "TMBJ"),
        new("VOLVO", "Volvo", "EX30 Extended Range", 2023, 64, 410, 11, "YV12"),
        new("POLESTAR", "Polestar", "2 Long Range", 2020, 75, 450, 11, "YSMV"),
        new("NISSAN", "Nissan", "Leaf", 2018, 39, 235, 6.6, "SJNF"),
        new("MERCEDES", "Mercedes-Benz", "EQA 250", 2021, 66.5, 410, 11, "W1N2"),
        new("PORSCHE", "Porsche", "Taycan 4S", 2020, 83.7, 430, 11, "WP0Z"),
        new("FORD", "Ford", "Mustang Mach-E", 2021, 72, 400, 11, "3FMT"),
        new("MG", "MG", "MG4 Luxury", 2022, 61.7, 390, 6.6, "LSJW"),
        new("CUPRA", "Cupra", "Born 58", 2021, 58, 370, 11, "VSSZ"),
        new("MINI", "MINI", "Cooper SE", 2020, 28.9, 190, 7.4, "WMWX"),
        new("FIAT", "Fiat", "500e", 2021, 37.3, 250, 11, "ZFAE"),
        new("OPEL", "Opel", "Corsa Electric", 2020, 46.3, 300, 7.4, "VXKU"),
    ];
}
