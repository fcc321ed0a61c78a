using System.Globalization;

namespace Enode.Simulation;

/// <summary>Makes the fleet. A user, and a vehicle, is the same whatever the size of the fleet that it is part of.</summary>
internal static class FleetGenerator
{
    public static Fleet Generate(int vehicleCount, int seed, SimulatedClock clock)
    {
        var users = new SimulatedUser[UserCount(vehicleCount)];
        for (var i = 0; i < users.Length; i++)
        {
            users[i] = Create(seed, i, clock.StartedAt);
        }

        var vehicles = new SimulatedVehicle[vehicleCount];
        var block = new VehicleBlock(seed, 0);
        for (var i = 0; i < vehicles.Length; i++)
        {
            if (i > 0 && i % VehicleBlock.Size == 0)
            {
                block = new VehicleBlock(seed, i / VehicleBlock.Size);
            }

            // The first vehicles need as many users as there would be if they were all.
            vehicles[i] = VehicleGenerator.Create(seed, i, block, users[UserCount(i + 1) - 1], clock.StartedAt);
        }

        Home[] homes = [.. HomeGenerator.Generate(seed, users, clock.StartedAt)];
        return new Fleet
        {
            Clock = clock,
            Users = new Table<SimulatedUser>(users),
            Vehicles = new AssetTable<SimulatedVehicle>(vehicles),
            Chargers = new AssetTable<SimulatedCharger>([.. ChargerGenerator.Generate(seed, users, vehicles, clock.StartedAt)]),
            Hvacs = new AssetTable<SimulatedHvac>([.. HvacGenerator.Generate(seed, users, clock.StartedAt)]),
            Inverters = new AssetTable<SimulatedInverter>([.. homes.Select(home => home.Inverter)]),
            Batteries = new AssetTable<SimulatedBattery>([.. homes.Select(home => home.Battery).OfType<SimulatedBattery>()]),
            Meters = new AssetTable<SimulatedMeter>([.. homes.Select(home => home.Meter).OfType<SimulatedMeter>()]),
            HemSystems = new AssetTable<SimulatedHemSystem>([.. homes.Select(home => home.System).OfType<SimulatedHemSystem>()]),
        };
    }

    private static int UserCount(int vehicleCount) => (int)((((long)vehicleCount * UserBlock.Size) + VehicleBlock.Size - 1) / VehicleBlock.Size);

    private static SimulatedUser Create(int seed, int index, DateTimeOffset startedAt)
    {
        var random = new SeededRandom(seed, RandomPurpose.User, index);
        return new SimulatedUser
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"user-{index + 1:000}"),
            Sequence = index,
            City = random.Pick(City.All),
            CreatedAt = startedAt - TimeSpan.FromMinutes(random.Between(60 * 24 * 30, 60 * 24 * 900)),
        };
    }
}
