namespace Enode.Simulation;

/// <summary>A heating or cooling unit as it is sold, and what the one of the fleet shows.</summary>
/// <param name="Vendor">The vendor's code.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Name">The model. Null when the vendor does not tell.</param>
/// <param name="Category">What it is.</param>
/// <param name="Modes">What it can be set to. None when the vendor does not tell.</param>
/// <param name="Power">What it draws while it works, in kW. Null when it does not tell.</param>
/// <param name="Role">What the one in the fleet has to show.</param>
/// <param name="Mode">The mode of its schedule, and to begin with.</param>
internal sealed record HvacModel(string Vendor, string Brand, string? Name, string Category, string[] Modes, double? Power, HvacRole Role, string Mode)
{
    private static readonly string[] Heater = [HvacModes.Heat, HvacModes.Off];
    private static readonly string[] Cooler = [HvacModes.Cool, HvacModes.Off];
    private static readonly string[] Both = [HvacModes.Heat, HvacModes.Cool, HvacModes.Off];
    private static readonly string[] Everything = [HvacModes.Auto, HvacModes.Heat, HvacModes.Cool, HvacModes.Off];

    /// <summary>One for each of eight users.</summary>
    public static IReadOnlyList<HvacModel> All { get; } =
    [
        new("ADAX", "Adax", "Neo WiFi", "HEATING", Heater, 1.2, HvacRole.Holding, HvacModes.Heat),
        new("MILL", "Mill", "Panel Heater Gen 3", "HEATING", Heater, 0.9, HvacRole.Off, HvacModes.Heat),
        new("TADO", "tado°", "Smart Radiator Thermostat", "HEATING", Heater, null, HvacRole.Unreachable, HvacModes.Heat),
        new("SENSIBO", "Sensibo", "Sky", "COOLING", Cooler, null, HvacRole.Holding, HvacModes.Cool),
        new("MITSUBISHI", "Mitsubishi", "MSZ-LN35", "HEAT_PUMP", Both, 1.1, HvacRole.Scheduled, HvacModes.Heat),
        new("PANASONIC", "Panasonic", "CS-HZ25XKE", "HEAT_PUMP", Both, 0.8, HvacRole.Incapable, HvacModes.Heat),
        new("ECOBEE", "ecobee", "SmartThermostat", "AGGREGATOR", Everything, null, HvacRole.Scheduled, HvacModes.Auto),
        new("HONEYWELL", "Honeywell", null, "AGGREGATOR", [], null, HvacRole.Unknown, Thermostat.Unknown),
    ];

    public bool CanHeat => Modes.Contains(HvacModes.Heat);

    public bool CanCool => Modes.Contains(HvacModes.Cool);

    /// <summary>The temperature of its room without it, in °C: what cools stands where it is warm.</summary>
    public double Ambient => CanHeat ? 12 : CanCool ? 30 : 20;
}
