namespace Enode.Simulation;

/// <summary>Generates the HVACs: one for each user.</summary>
internal static class HvacGenerator
{
    private static readonly string[] Scopes = ["hvac:control:mode", "hvac:read:data"];
    private static readonly string?[] GroupNames = ["Living room", "Bedroom", "Office", "Stue", "Küche", "Bureau", null, null];

    public static IEnumerable<SimulatedHvac> Generate(int seed, SimulatedUser[] users, DateTimeOffset startedAt)
    {
        for (var block = 0; block * UserBlock.Size < users.Length; block++)
        {
            var order = new UserBlock(seed, RandomPurpose.HvacBlock, block);
            for (var i = 0; i < HvacModel.All.Count; i++)
            {
                if (order.UserOf(i, users) is { } user)
                {
                    var sequence = (block * HvacModel.All.Count) + i;
                    var hvac = Create(seed, sequence, HvacModel.All[i], user, startedAt, DeviceScopes.All);
                    hvac.SetLocation(user.Home, startedAt);
                    yield return hvac;
                }
            }
        }
    }

    /// <summary>An HVAC that a user links. It can be reached.</summary>
    public static SimulatedHvac Create(
        int seed, long sequence, string vendor, SimulatedUser user, DateTimeOffset now, IReadOnlyList<string> scopes)
    {
        var model = HvacModel.All.First(model => model.Vendor == vendor);
        var reachable = model.Role == HvacRole.Unreachable ? model with { Role = HvacRole.Holding } : model;
        return Create(seed, sequence, reachable, user, now, scopes);
    }

    private static SimulatedHvac Create(
        int seed, long sequence, HvacModel model, SimulatedUser user, DateTimeOffset startedAt, IReadOnlyList<string> scopes)
    {
        var random = new SeededRandom(seed, RandomPurpose.Hvac, sequence);
        var id = random.Uuid();
        var group = random.Pick(GroupNames);
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
            LostAt = model.Role == HvacRole.Unreachable ? startedAt - random.Minutes(90, 60 * 24 * 6) : null,
            PossibleScopes = Scopes,
            AllowedScopes = scopes,
        };
        var program = new ThermostatProgram(user.City, model.Mode);
        var settings = FirstSettings(ref random, model);
        var temperature = FirstTemperature(ref random, model);
        var room = new RoomTemperature(settings, temperature, model.Ambient, program, startedAt, traits.LostAt);
        return new SimulatedHvac(traits, room);
    }

    private static ThermostatSettings FirstSettings(ref SeededRandom random, HvacModel model) => new(
        model.Role == HvacRole.Off ? HvacModes.Off : model.Mode,
        model.CanHeat ? random.Between(19, 22) : null,
        model.CanCool ? random.Between(24, 26) : null,
        model.Role switch
        {
            HvacRole.Unknown => null,
            HvacRole.Scheduled => ThermostatSettings.Scheduled,
            _ => ThermostatSettings.Permanent,
        });

    private static double FirstTemperature(ref SeededRandom random, HvacModel model) =>
        model.CanHeat ? random.Between(17.0, 22.0) : random.Between(23.0, 28.0);
}

/// <summary>The state that an HVAC of the fleet is generated in.</summary>
internal enum HvacRole
{
    /// <summary>It holds a temperature, and has no schedule.</summary>
    Holding,

    /// <summary>It is off.</summary>
    Off,

    /// <summary>It follows its schedule.</summary>
    Scheduled,

    /// <summary>It holds a temperature. It accepts no commands until its owner allows them.</summary>
    Incapable,

    /// <summary>It is not reachable.</summary>
    Unreachable,

    /// <summary>Its vendor gives little data, and it accepts no commands.</summary>
    Unknown,
}

/// <summary>A model of HVAC, and the state that it is generated in.</summary>
/// <param name="Vendor">The vendor's code.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Name">The name of the model. Null if the vendor does not give it.</param>
/// <param name="Category">The category, as in <c>HEATING</c>.</param>
/// <param name="Modes">The modes that can be set. Empty if the vendor does not give them.</param>
/// <param name="Power">The power in kW while it is active. Null if the vendor does not give it.</param>
/// <param name="Role">The state that it is generated in.</param>
/// <param name="Mode">The mode of its schedule, and its first mode.</param>
internal sealed record HvacModel(
    string Vendor,
    string Brand,
    string? Name,
    string Category,
    string[] Modes,
    double? Power,
    HvacRole Role,
    string Mode)
{
    private static readonly string[] Heater = [HvacModes.Heat, HvacModes.Off];
    private static readonly string[] Cooler = [HvacModes.Cool, HvacModes.Off];
    private static readonly string[] Both = [HvacModes.Heat, HvacModes.Cool, HvacModes.Off];
    private static readonly string[] Everything = [HvacModes.Auto, HvacModes.Heat, HvacModes.Cool, HvacModes.Off];

    /// <summary>The models of eight successive users.</summary>
    public static IReadOnlyList<HvacModel> All { get; } =
    [
        new("ADAX", "Adax", "Neo WiFi", "HEATING", Heater, 1.2, HvacRole.Holding, HvacModes.Heat),
        new("MILL", "Mill", "Panel Heater Gen 3", "HEATING", Heater, 0.9, HvacRole.Off, HvacModes.Heat),
        new("TADO", "tado°", "Smart Radiator Thermostat", "HEATING", Heater, null, HvacRole.Unreachable, HvacModes.Heat),
        new("SENSIBO", "Sensibo", "Sky", "COOLING", Cooler, null, HvacRole.Holding, HvacModes.Cool),
        new("MITSUBISHI", "Mitsubishi", "MSZ-LN35", "HEAT_PUMP", Both, 1.1, HvacRole.Scheduled, HvacModes.Heat),
        new("PANASONIC", "Panasonic", "CS-HZ25XKE", "HEAT_PUMP", Both, 0.8, HvacRole.Incapable, HvacModes.Heat),
        new("ECOBEE", "ecobee", "SmartThermostat", "AGGREGATOR", Everything, null, HvacRole.Scheduled, HvacModes.Auto),
        new("HONEYWELL", "Honeywell", null, "AGGREGATOR", [], null, HvacRole.Unknown, ThermostatSettings.UnknownMode),
    ];

    public bool CanHeat => Modes.Contains(HvacModes.Heat);

    public bool CanCool => Modes.Contains(HvacModes.Cool);

    /// <summary>The temperature of its room without it, in °C. Units that only cool are in warm rooms.</summary>
    public double Ambient => CanHeat ? 12 : CanCool ? 30 : 20;
}
