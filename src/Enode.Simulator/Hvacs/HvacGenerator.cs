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
            var deal = new UserBlock(seed, RandomPurpose.HvacBlock, block);
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
        var random = new SeededRandom(seed, RandomPurpose.Hvac, sequence);
        var id = random.Uuid();
        var group = random.Pick(Rooms);
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
            LastSeenBefore = model.Role == HvacRole.Unreachable ? TimeSpan.FromMinutes(random.Between(90, 60 * 24 * 6)) : TimeSpan.Zero,
            Scopes = Scopes,
        };
        var lostAt = traits.IsReachable ? (DateTimeOffset?)null : startedAt - traits.LastSeenBefore;
        var program = new ThermostatProgram(user.City, model.Mode);
        var room = new Room(First(ref random, model), Temperature(ref random, model), model.Ambient, program, lostAt ?? startedAt, lostAt);
        return new SimulatedHvac(traits, room);
    }

    private static Thermostat First(ref SeededRandom random, HvacModel model) => new(
        model.Role == HvacRole.Off ? HvacModes.Off : model.Mode,
        model.CanHeat ? random.Between(19, 22) : null,
        model.CanCool ? random.Between(24, 26) : null,
        model.Role switch
        {
            HvacRole.Unknown => null,
            HvacRole.Scheduled => Thermostat.Scheduled,
            _ => Thermostat.Permanent,
        });

    private static double Temperature(ref SeededRandom random, HvacModel model) => model.CanHeat ? random.Between(17.0, 22.0) : random.Between(23.0, 28.0);
}
