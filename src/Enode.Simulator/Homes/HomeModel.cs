namespace Enode.Simulation;

/// <summary>A home energy system as it is sold.</summary>
/// <param name="Vendor">The vendor's code.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Inverter">The model of the inverter.</param>
/// <param name="Battery">The model of the battery. Empty where there is none, and then there is no meter and no system either.</param>
/// <param name="Meter">The model of the meter.</param>
/// <param name="Capacity">What the battery holds, in kWh.</param>
/// <param name="Power">What the battery takes and gives at most, in kW.</param>
internal sealed record HomeModel(string Vendor, string Brand, string Inverter, string Battery, string Meter, double Capacity, double Power)
{
    public static IReadOnlyList<HomeModel> Systems { get; } =
    [
        new("TESLA", "Tesla", "Solar Inverter 7.6", "Powerwall 2", "Powerwall built-in meter", 13.5, 5),
        new("ENPHASE", "Enphase", "IQ8+", "IQ Battery 10", "IQ Gateway", 10.1, 3.8),
        new("HUAWEI", "Huawei", "SUN2000-8KTL", "LUNA2000-10", "DTSU666-H", 10, 5),
        new("SOLAREDGE", "SolarEdge", "SE8K", "Home Battery 400V", "Modbus Meter", 9.2, 5),
        new("SMA", "SMA", "Sunny Tripower 8.0", "Home Storage 9.8", "Energy Meter 20", 9.8, 4.6),
        new("GIVENERGY", "GivEnergy", "Gen 3 Hybrid 5.0", "Giv-Bat 9.5", "EM115", 9.5, 3.6),
        new("FOXESS", "FoxESS", "H3-8.0", "ECS2900-H4", "DTSU666", 11.5, 5),
        new("SOLAX", "SolaX", "X3-Hybrid-8.0", "T-BAT H 9.0", "DTSU666-CT", 9, 4),
        new("SOLIS", "Solis", "S6-EH3P8K", "Dyness Tower T10", "Eastron SDM630", 9.6, 4.5),
    ];

    /// <summary>Inverters that stand for themselves.</summary>
    public static IReadOnlyList<HomeModel> Inverters { get; } =
    [
        new("FRONIUS", "Fronius", "Symo 8.2-3-M", string.Empty, string.Empty, 0, 0),
        new("GROWATT", "Growatt", "MIN 6000TL-X", string.Empty, string.Empty, 0, 0),
        new("Hoymiles", "Hoymiles", "HMS-2000", string.Empty, string.Empty, 0, 0),
        new("SUNGROW", "Sungrow", "SG8.0RT", string.Empty, string.Empty, 0, 0),
    ];
}
