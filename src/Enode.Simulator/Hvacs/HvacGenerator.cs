namespace Enode.Simulation;

/// <summary>Makes the heating and cooling units: one for every user.</summary>
internal static class HvacGenerator
{
    private static readonly string[] Scopes = ["hvac:control:mode", "hvac:read:data"];
    private static readonly string?[] Rooms = ["Living room", "Bedroom", "Office", "Stue", "Küche", "Bureau", null, null];

    public static IEnumerable<SimulatedHvac> Generate(int seed, SimulatedUser[] users, DateTimeOffset startedAt)
    {
        for (var block = 0; block * UserBlock.Size < users.Length; block++)
        {
            var deal = new UserBlock(seed, DiceFor.HvacBlock, block);
            for (var i = 0; i < HvacModel.All.Count; i++)
            {
                if (deal.UserOf(i, users) is { } user)
                {
                    yield return Create(seed, (block * HvacModel.All.Count) + i, HvacModel.All[i], user, startedAt);
                }
            }
        }
    }

    private static SimulatedHvac Create(int seed, long sequence, HvacModel model, SimulatedUser user, DateTimeOffset startedAt)
    {
        var dice = new Dice(seed, DiceFor.Hvac, sequence);
        var id = dice.Uuid();
        var group = dice.Pick(Rooms);
        var traits = new HvacTraits
        {
            Seed = seed,
            Id = id,
            Sequence = sequence,
            UserId = user.Id,
            StartedAt = startedAt,
            Model = model,
            DisplayName = group is null ? $"{model.Brand} {model.Name}".Trim() : $"{group} {model.Brand}",
            GroupName = group,
            LastSeenBefore = model.Role == HvacRole.Unreachable ? TimeSpan.FromMinutes(dice.Between(90, 60 * 24 * 6)) : TimeSpan.Zero,
            Scopes = Scopes,
        };
        var lostAt = traits.IsReachable ? (DateTimeOffset?)null : startedAt - traits.LastSeenBefore;
        var program = new ThermostatProgram(user.Place, model.Mode);
        var room = new Room(First(ref dice, model), Temperature(ref dice, model), model.Ambient, program, lostAt ?? startedAt, lostAt);
        return new SimulatedHvac(traits, room);
    }

    private static Thermostat First(ref Dice dice, HvacModel model) => new(
        model.Role == HvacRole.Off ? HvacModes.Off : model.Mode,
        model.CanHeat ? dice.Between(19, 22) : null,
        model.CanCool ? dice.Between(24, 26) : null,
        model.Role switch
        {
            HvacRole.Unknown => null,
            HvacRole.Scheduled => Thermostat.Scheduled,
            _ => Thermostat.Permanent,
        });

    private static double Temperature(ref Dice dice, HvacModel model) => model.CanHeat ? dice.Between(17.0, 22.0) : dice.Between(23.0, 28.0);
}
