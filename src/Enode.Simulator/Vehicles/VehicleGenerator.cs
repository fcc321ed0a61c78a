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
        var dice = new Dice(seed, DiceFor.Vehicle, index);
        var role = block.RoleOf(index);
        var id = dice.Uuid();
        var model = block.ModelOf(index);
        var tellsPosition = !dice.Chance(0.2);
        var traits = new VehicleTraits
        {
            Seed = seed,
            Id = id,
            Sequence = index,
            UserId = user.Id,
            StartedAt = startedAt,
            Model = model,
            Vin = dice.Chance(0.3) ? null : Vin(ref dice, model),
            Year = dice.Chance(0.1) ? null : dice.Between(model.FirstYear, LastYear),
            DisplayName = dice.Chance(0.35) ? null : block.NameOf(index),
            ChargeLimit = dice.Pick(ChargeLimits),
            ChargeRate = Math.Min(model.MaximumRate, dice.Pick(SupplyRates)),
            MaxCurrent = model.Vendor == "TESLA" ? dice.Pick([16.0, 32.0]) : null,
            LastSeenBefore = role is VehicleRole.Unreachable or VehicleRole.Lost ? TimeSpan.FromMinutes(dice.Between(90, 60 * 24 * 6)) : TimeSpan.Zero,
            HasChargeState = role != VehicleRole.Unknown,
            CanCharge = role is not (VehicleRole.Incapable or VehicleRole.Unknown),
            InterventionId = role == VehicleRole.Incapable ? Interventions.AllowCommands : null,
            Odometer = dice.Chance(0.15) ? null : dice.Between(800, 140_000),
            Position = tellsPosition
                ? (Math.Round(user.Place.Latitude + dice.Between(-0.05, 0.05), 5), Math.Round(user.Place.Longitude + dice.Between(-0.08, 0.08), 5))
                : null,
            Deadline = dice.Chance(0.3) ? dice.Pick(["06:30", "07:00", "08:00"]) : null,
            MinimumChargeLimit = dice.Pick([0.0, 0.0, 20.0, 40.0]),
            Scopes = tellsPosition ? AllScopes : ScopesWithoutLocation,
        };
        return new SimulatedVehicle(traits, StateOf(role), Level(ref dice, role, index, traits.ChargeLimit ?? 100));
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
    private static double Level(ref Dice dice, VehicleRole role, int index, double limit) => role switch
    {
        VehicleRole.Startable when index == 0 => dice.Between(6, 9),
        VehicleRole.Startable => dice.Between(11, 58),
        VehicleRole.Charging => dice.Between(35, 74),
        VehicleRole.Complete => limit,
        VehicleRole.Unreachable or VehicleRole.Incapable => dice.Between(35, 75),
        _ => dice.Between(15, 95),
    };

    private static string Vin(ref Dice dice, VehicleModel model)
    {
        const string letters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
        Span<char> middle = stackalloc char[7];
        foreach (ref var letter in middle)
        {
            letter = letters[dice.Between(0, letters.Length - 1)];
        }

        return string.Create(CultureInfo.InvariantCulture, $"{model.VinPrefix}{middle}{dice.Between(100_000, 999_999)}");
    }
}
