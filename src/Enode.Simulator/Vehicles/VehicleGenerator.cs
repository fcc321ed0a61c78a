using System.Globalization;

namespace Enode.Simulation;

/// <summary>Makes one car.</summary>
internal static class VehicleGenerator
{
    private const int LastYear = 2025;

    private static readonly double?[] ChargeLimits = [80, 80, 80, 90, 90, 100, null];
    private static readonly double[] SupplyRates = [3.7, 7.4, 7.4, 11, 11, 22];
    private static readonly string[] AllScopes = ["vehicle:control:charging", "vehicle:read:data", "vehicle:read:location"];
    private static readonly string[] ScopesWithoutLocation = ["vehicle:control:charging", "vehicle:read:data"];

    public static SimulatedVehicle Create(int seed, int index, VehicleBlock block, SimulatedUser user, DateTimeOffset startedAt)
    {
        var random = new SeededRandom(seed, RandomPurpose.Vehicle, index);
        var role = block.RoleOf(index);
        var id = random.Uuid();
        var model = block.ModelOf(index);
        var tellsPosition = !random.Chance(0.2);
        var traits = new VehicleTraits
        {
            Seed = seed,
            Id = id,
            Sequence = index,
            UserId = user.Id,
            StartedAt = startedAt,
            Model = model,
            Vin = random.Chance(0.3) ? null : Vin(ref random, model),
            Year = random.Chance(0.1) ? null : random.Between(model.FirstYear, LastYear),
            DisplayName = random.Chance(0.35) ? null : block.NameOf(index),
            ChargeLimit = random.Pick(ChargeLimits),
            ChargeRate = Math.Min(model.MaximumRate, random.Pick(SupplyRates)),
            MaxCurrent = model.Vendor == "TESLA" ? random.Pick([16.0, 32.0]) : null,
            LastSeenBefore = role is VehicleRole.Unreachable or VehicleRole.Lost ? TimeSpan.FromMinutes(random.Between(90, 60 * 24 * 6)) : TimeSpan.Zero,
            HasChargeState = role != VehicleRole.Unknown,
            CanCharge = role is not (VehicleRole.Incapable or VehicleRole.Unknown),
            InterventionId = role == VehicleRole.Incapable ? Interventions.AllowCommands : null,
            Odometer = random.Chance(0.15) ? null : random.Between(800, 140_000),
            Position = tellsPosition
                ? (Math.Round(user.City.Latitude + random.Between(-0.05, 0.05), 5), Math.Round(user.City.Longitude + random.Between(-0.08, 0.08), 5))
                : null,
            Deadline = random.Chance(0.3) ? random.Pick(["06:30", "07:00", "08:00"]) : null,
            MinimumChargeLimit = random.Pick([0.0, 0.0, 20.0, 40.0]),
            Scopes = tellsPosition ? AllScopes : ScopesWithoutLocation,
        };
        return new SimulatedVehicle(traits, StateOf(role), Level(ref random, role, index, traits.ChargeLimit ?? 100));
    }

    private static string StateOf(VehicleRole role) => role switch
    {
        VehicleRole.Charging => PowerDeliveryStates.Charging,
        VehicleRole.Complete => PowerDeliveryStates.Complete,
        VehicleRole.Unplugged or VehicleRole.Lost => PowerDeliveryStates.Unplugged,
        VehicleRole.Unknown => PowerDeliveryStates.Unknown,
        _ => PowerDeliveryStates.Stopped,
    };

    /// <summary>
    /// Startable cars have the lower levels and the very first one the lowest: whoever charges what is almost empty and plugged in
    /// meets no refusal, and whoever picks the emptiest car sees it obey.
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
