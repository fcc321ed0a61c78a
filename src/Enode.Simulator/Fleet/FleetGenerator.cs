namespace Enode.Simulation;

/// <summary>Generates the fleet. Users and vehicles do not depend on the size of the fleet.</summary>
internal static class FleetGenerator
{
    public static Fleet Generate(int vehicleCount, int seed, SimulatedClock clock)
    {
        var users = new SimulatedUser[UserCount(vehicleCount)];
        for (var i = 0; i < users.Length; i++)
        {
            users[i] = UserGenerator.Generate(seed, i, clock.StartedAt);
        }

        var vehicles = new SimulatedVehicle[vehicleCount];
        var block = new VehicleBlock(seed, 0);
        for (var i = 0; i < vehicles.Length; i++)
        {
            if (i > 0 && i % VehicleBlock.Size == 0)
            {
                block = new VehicleBlock(seed, i / VehicleBlock.Size);
            }

            // The vehicle's user is the last one of a fleet that ends with this vehicle.
            vehicles[i] = VehicleGenerator.Create(seed, i, block, users[UserCount(i + 1) - 1], clock.StartedAt);
        }

        Home[] homes = [.. HomeGenerator.Generate(seed, users, clock.StartedAt)];
        return new Fleet(
            seed,
            clock,
            users,
            vehicles,
            ChargerGenerator.Generate(seed, users, vehicles, clock.StartedAt),
            HvacGenerator.Generate(seed, users, clock.StartedAt),
            homes);
    }

    private static int UserCount(int vehicleCount) =>
        (int)((((long)vehicleCount * UserBlock.Size) + VehicleBlock.Size - 1) / VehicleBlock.Size);
}
