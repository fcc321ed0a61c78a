namespace Enode.Simulation;

/// <summary>A charger as it is sold.</summary>
/// <param name="Vendor">The vendor's code.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Name">The model.</param>
/// <param name="FirstYear">The first year of production.</param>
/// <param name="CanLimitCurrent">Whether it can be told with how many ampere to charge at most.</param>
internal sealed record ChargerModel(string Vendor, string Brand, string Name, int FirstYear, bool CanLimitCurrent)
{
    public static IReadOnlyList<ChargerModel> All { get; } =
    [
        new("ZAPTEC", "Zaptec", "Go", 2021, true),
        new("EASEE", "Easee", "Home", 2018, true),
        new("WALLBOX", "Wallbox", "Pulsar Plus", 2019, true),
        new("CHARGEAMPS", "Charge Amps", "Halo", 2019, true),
        new("GOE", "go-e", "Gemini", 2022, true),
        new("GARO", "Garo", "Entity", 2021, true),
        new("OHME", "Ohme", "Home Pro", 2021, false),
        new("PODPOINT", "Pod Point", "Solo 3", 2020, false),
        new("HYPERVOLT", "Hypervolt", "Home 3.0", 2022, false),
    ];
}
