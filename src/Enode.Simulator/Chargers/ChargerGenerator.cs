using System.Globalization;

namespace Enode.Simulation;

/// <summary>Makes the chargers: six for every eight users, some of them with a car of the same user.</summary>
internal static class ChargerGenerator
{
    private const int LastYear = 2025;
    private static readonly string[] Scopes = ["charger:control:charging", "charger:read:data"];

    private static readonly ChargerRole[] EvenBlock =
    [
        ChargerRole.WithStartableCar, ChargerRole.WithChargingCar, ChargerRole.Charging, ChargerRole.Unplugged, ChargerRole.Unreachable, ChargerRole.Incapable,
    ];

    private static readonly ChargerRole[] OddBlock =
    [
        ChargerRole.WithIncapableCar, ChargerRole.WithChargingCar, ChargerRole.Stopped, ChargerRole.Unplugged, ChargerRole.Charging, ChargerRole.Unknown,
    ];

    public static IEnumerable<SimulatedCharger> Generate(int seed, SimulatedUser[] users, SimulatedVehicle[] vehicles, DateTimeOffset startedAt)
    {
        for (var block = 0; block * UserBlock.Size < users.Length; block++)
        {
            var deal = new UserBlock(seed, RandomPurpose.ChargerBlock, block);
            ChargerModel[] models = [.. ChargerModel.All];
            deal.SeededRandom.Shuffle<ChargerModel>(models);
            var cars = new VehicleBlock(seed, block);
            var roles = block % 2 == 0 ? EvenBlock : OddBlock;
            for (var i = 0; i < roles.Length; i++)
            {
                var sequence = ((long)block * roles.Length) + i;
                if (CarOf(roles[i]) is { } wanted)
                {
                    // Who cuts the fleet before the car has no charger for it either.
                    var index = (block * VehicleBlock.Size) + cars.IndexOf(wanted);
                    if (index < vehicles.Length)
                    {
                        yield return Create(seed, sequence, roles[i], models[i], vehicles[index].UserId, vehicles[index], startedAt);
                    }
                }
                else if (deal.UserOf(i, users) is { } user)
                {
                    yield return Create(seed, sequence, roles[i], models[i], user.Id, null, startedAt);
                }
            }
        }
    }

    private static SimulatedCharger Create(
        int seed,
        long sequence,
        ChargerRole role,
        ChargerModel model,
        string userId,
        SimulatedVehicle? vehicle,
        DateTimeOffset startedAt)
    {
        var random = new SeededRandom(seed, RandomPurpose.Charger, sequence);
        var traits = new ChargerTraits
        {
            Seed = seed,
            Id = random.Uuid(),
            Sequence = sequence,
            UserId = userId,
            StartedAt = startedAt,
            Model = model,
            Year = random.Chance(0.3) ? null : random.Between(model.FirstYear, LastYear),
            SerialNumber = string.Create(CultureInfo.InvariantCulture, $"{model.Vendor[..2]}{random.Between(100_000, 999_999)}"),

            // Enough for every car, so that a car is the same with its charger as it is without.
            MaxCurrent = model.CanLimitCurrent ? 32 : null,
            HasChargeState = role != ChargerRole.Unknown,
            CanCharge = role is not (ChargerRole.Unknown or ChargerRole.Incapable),
            InterventionId = role == ChargerRole.Incapable ? Interventions.AllowCommands : null,
            LastSeenBefore = role == ChargerRole.Unreachable ? TimeSpan.FromMinutes(random.Between(90, 60 * 24 * 6)) : TimeSpan.Zero,
            Scopes = Scopes,
        };
        return vehicle is not null ? new SimulatedCharger(traits, vehicle) : new SimulatedCharger(traits, Guest(ref random, role, startedAt));
    }

    /// <summary>The battery of a car that nobody linked.</summary>
    private static ChargingBattery Guest(ref SeededRandom random, ChargerRole role, DateTimeOffset startedAt)
    {
        var state = role switch
        {
            ChargerRole.Charging => PowerDeliveryStates.Charging,
            ChargerRole.Unplugged or ChargerRole.Unknown => PowerDeliveryStates.Unplugged,
            _ => PowerDeliveryStates.Stopped,
        };
        return new ChargingBattery(random.Pick([45.0, 58.0, 77.0]), 80, random.Pick([7.4, 11.0]), state, random.Between(15.0, 50.0), startedAt);
    }

    private static VehicleRole? CarOf(ChargerRole role) => role switch
    {
        ChargerRole.WithStartableCar => VehicleRole.Startable,
        ChargerRole.WithChargingCar => VehicleRole.Charging,
        ChargerRole.WithIncapableCar => VehicleRole.Incapable,
        _ => null,
    };
}
