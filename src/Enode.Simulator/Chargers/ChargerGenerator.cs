using System.Globalization;

namespace Enode.Simulation;

/// <summary>Generates the chargers: six for every eight users. Vehicles of the same users are plugged into some of them.</summary>
internal static class ChargerGenerator
{
    private const int LastYear = 2025;
    private static readonly string[] Scopes = ["charger:control:charging", "charger:read:data"];

    private static readonly ChargerRole[] EvenBlock =
    [
        ChargerRole.WithStartableVehicle, ChargerRole.WithChargingVehicle, ChargerRole.Charging, ChargerRole.Unplugged,
        ChargerRole.Unreachable, ChargerRole.Incapable,
    ];

    private static readonly ChargerRole[] OddBlock =
    [
        ChargerRole.WithIncapableVehicle, ChargerRole.WithChargingVehicle, ChargerRole.Stopped, ChargerRole.Unplugged,
        ChargerRole.Charging, ChargerRole.Unknown,
    ];

    public static IEnumerable<SimulatedCharger> Generate(
        int seed,
        SimulatedUser[] users,
        SimulatedVehicle[] vehicles,
        DateTimeOffset startedAt)
    {
        for (var block = 0; block * UserBlock.Size < users.Length; block++)
        {
            var order = new UserBlock(seed, RandomPurpose.ChargerBlock, block);
            ChargerModel[] models = [.. ChargerModel.All];
            order.Random.Shuffle<ChargerModel>(models);
            var vehicleBlock = new VehicleBlock(seed, block);
            var roles = block % 2 == 0 ? EvenBlock : OddBlock;
            for (var i = 0; i < roles.Length; i++)
            {
                var sequence = ((long)block * roles.Length) + i;
                if (VehicleRoleOf(roles[i]) is { } vehicleRole)
                {
                    // A small fleet can end before that vehicle.
                    var index = (block * VehicleBlock.Size) + vehicleBlock.IndexOf(vehicleRole);
                    if (index < vehicles.Length)
                    {
                        var owner = vehicles[index].Traits.User;
                        yield return CreateAtHome(seed, sequence, roles[i], models[i], owner, vehicles[index], startedAt);
                    }
                }
                else if (order.UserOf(i, users) is { } user)
                {
                    yield return CreateAtHome(seed, sequence, roles[i], models[i], user, null, startedAt);
                }
            }
        }
    }

    /// <summary>A charger that a user links. A vehicle that is not linked is plugged in, which can be started.</summary>
    public static SimulatedCharger Create(
        int seed, long sequence, string vendor, SimulatedUser user, DateTimeOffset now, IReadOnlyList<string> scopes)
    {
        var model = ChargerModel.All.First(model => model.Vendor == vendor);
        return Create(seed, sequence, ChargerRole.Stopped, model, user, null, now, scopes, hasPast: false);
    }

    private static SimulatedCharger CreateAtHome(
        int seed,
        long sequence,
        ChargerRole role,
        ChargerModel model,
        SimulatedUser user,
        SimulatedVehicle? vehicle,
        DateTimeOffset startedAt)
    {
        var charger = Create(seed, sequence, role, model, user, vehicle, startedAt, DeviceScopes.All, hasPast: true);
        charger.SetLocation(user.Home, startedAt);
        return charger;
    }

    private static SimulatedCharger Create(
        int seed,
        long sequence,
        ChargerRole role,
        ChargerModel model,
        SimulatedUser user,
        SimulatedVehicle? vehicle,
        DateTimeOffset startedAt,
        IReadOnlyList<string> scopes,
        bool hasPast)
    {
        var random = new SeededRandom(seed, RandomPurpose.Charger, sequence);
        var traits = new ChargerTraits
        {
            Seed = seed,
            Id = random.Uuid(),
            Sequence = sequence,
            UserId = user.Id,
            StartedAt = startedAt,
            Model = model,
            Year = random.Chance(0.3) ? null : random.Between(model.FirstYear, LastYear),
            SerialNumber = string.Create(CultureInfo.InvariantCulture, $"{model.Vendor[..2]}{random.Between(100_000, 999_999)}"),

            // Enough for every vehicle, so that the charger does not change the rate that the vehicle was generated with.
            MaxCurrent = model.CanLimitCurrent ? 32 : null,
            HasChargeState = role != ChargerRole.Unknown,
            CanCharge = role is not (ChargerRole.Unknown or ChargerRole.Incapable),
            InterventionId = role == ChargerRole.Incapable ? Intervention.AllowCommands.Id : null,
            LostAt = role == ChargerRole.Unreachable ? startedAt - random.Minutes(90, 60 * 24 * 6) : null,
            PossibleScopes = Scopes,
            AllowedScopes = scopes,
        };
        return vehicle is not null
            ? new SimulatedCharger(traits, vehicle)
            : new SimulatedCharger(traits, UnlinkedBattery(ref random, role, user.City, traits, hasPast));
    }

    /// <summary>The battery of a vehicle that is not linked.</summary>
    private static ChargingBattery UnlinkedBattery(
        ref SeededRandom random, ChargerRole role, City city, ChargerTraits traits, bool hasPast)
    {
        var state = role switch
        {
            ChargerRole.Charging => PowerDeliveryStates.Charging,
            ChargerRole.Unplugged or ChargerRole.Unknown => PowerDeliveryStates.Unplugged,
            _ => PowerDeliveryStates.Stopped,
        };
        var (capacity, rate) = (random.Pick([45.0, 58.0, 77.0]), random.Pick([7.4, 11.0]));
        var habit = new DrivingHabit(traits.Seed, ResourceKind.Charger, traits.Sequence, city.Zone);
        var hasVehicle = role is not (ChargerRole.Unplugged or ChargerRole.Unknown);
        var level = random.Between(15.0, 50.0);
        var battery = new ChargingBattery(capacity, 80, rate, state, level, traits.StartedAt, hasVehicle && hasPast ? habit : null)
        {
            KnownUntil = traits.LostAt,
        };
        if (hasVehicle && traits.LostAt is null)
        {
            battery.StartDriving(habit);
        }

        return battery;
    }

    private static VehicleRole? VehicleRoleOf(ChargerRole role) => role switch
    {
        ChargerRole.WithStartableVehicle => VehicleRole.Startable,
        ChargerRole.WithChargingVehicle => VehicleRole.Charging,
        ChargerRole.WithIncapableVehicle => VehicleRole.Incapable,
        _ => null,
    };
}

/// <summary>The state that a charger of the fleet is generated in.</summary>
internal enum ChargerRole
{
    /// <summary>A vehicle of the same user is plugged in, which can be started.</summary>
    WithStartableVehicle,

    /// <summary>A vehicle of the same user is charging.</summary>
    WithChargingVehicle,

    /// <summary>A vehicle of the same user is plugged in, which accepts no commands itself.</summary>
    WithIncapableVehicle,

    /// <summary>A vehicle that is not linked is charging.</summary>
    Charging,

    /// <summary>A vehicle that is not linked is plugged in and not charging.</summary>
    Stopped,

    /// <summary>No vehicle is plugged in.</summary>
    Unplugged,

    /// <summary>A vehicle that is not linked is plugged in, and the charger is not reachable.</summary>
    Unreachable,

    /// <summary>A vehicle that is not linked is plugged in. The charger accepts no commands until its owner allows them.</summary>
    Incapable,

    /// <summary>Its vendor gives no data about its state.</summary>
    Unknown,
}

/// <summary>A model of charger.</summary>
/// <param name="Vendor">The vendor's code.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Name">The name of the model.</param>
/// <param name="FirstYear">The first year of production.</param>
/// <param name="CanLimitCurrent">Whether it accepts a maximum current.</param>
internal sealed record ChargerModel(string Vendor, string Brand, string Name, int FirstYear, bool CanLimitCurrent)
{
    public static IReadOnlyList<ChargerModel> All { get; } =
    [
        new("ZAPTEC", "Zaptec", "Go", 2021, true),
        new("EASEE", "Easee", "Home", 2018, true),
        new("WALLBOX", "Wallbox", "Pulsar Plus", 2019, true),
        new("CHARGEAMPS", "Charge Amps", "Halo", 2019, true),
        new("GOE", "go-e", "Gemini", 2022, true),
        new("GARO", "Garo", "Entity", 2021, true),
        new("OHME", "Ohme", "Home Pro", 2021, false),
        new("PODPOINT", "Pod Point", "Solo 3", 2020, false),
        new("HYPERVOLT", "Hypervolt", "Home 3.0", 2022, false),
    ];
}
