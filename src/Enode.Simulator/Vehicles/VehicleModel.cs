namespace Enode.Simulation;

/// <summary>A car as it is sold.</summary>
/// <param name="Vendor">The vendor's code.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Name">The model.</param>
/// <param name="FirstYear">The first year of production.</param>
/// <param name="Capacity">Usable capacity in kWh.</param>
/// <param name="Range">Distance in km on a full battery.</param>
/// <param name="MaximumRate">The most it charges with at home, in kW.</param>
/// <param name="VinPrefix">How its vehicle identification numbers begin.</param>
internal sealed record VehicleModel(
    string Vendor,
    string Brand,
    string Name,
    int FirstYear,
    double Capacity,
    double Range,
    double MaximumRate,
    string VinPrefix)
{
    public static IReadOnlyList<VehicleModel> All { get; } =
    [
        new("TESLA", "Tesla", "Model 3 Long Range", 2019, 75, 530, 11, "5YJ3"),
        new("TESLA", "Tesla", "Model Y Long Range", 2021, 75, 480, 11, "LRWY"),
        new("TESLA", "Tesla", "Model S 100D", 2017, 95, 560, 16.5, "5YJS"),
        new("VOLKSWAGEN", "Volkswagen", "ID.3 Pro", 2020, 58, 380, 11, "WVWZ"),
        new("VOLKSWAGEN", "Volkswagen", "ID.4 Pro", 2021, 77, 470, 11, "WVGZ"),
        new("BMW", "BMW", "i4 eDrive40", 2021, 80.7, 510, 11, "WBY4"),
        new("BMW", "BMW", "iX1 xDrive30", 2022, 64.7, 400, 11, "WBX1"),
        new("AUDI", "Audi", "Q4 40 e-tron", 2021, 76.6, 450, 11, "WAUZ"),
        new("KIA", "Kia", "EV6 Long Range", 2021, 74, 480, 11, "KNAC"),
        new("KIA", "Kia", "Niro EV", 2022, 64.8, 420, 11, "KNAD"),
        new("HYUNDAI", "Hyundai", "IONIQ 5 Long Range", 2021, 74, 450, 11, "KMHK"),
        new("HYUNDAI", "Hyundai", "Kona Electric", 2019, 64, 410, 11, "TMAK"),
        new("RENAULT", "Renault", "Zoe R135", 2019, 52, 350, 22, "VF1A"),
        new("RENAULT", "Renault", "Megane E-Tech", 2022, 60, 400, 22, "VF1R"),
        new("PEUGEOT", "Peugeot", "e-208", 2020, 46.3, 300, 7.4, "VR3U"),
        new("SKODA", "Skoda", "Enyaq 80", 2021, 77, 470, 11, "TMBJ"),
        new("VOLVO", "Volvo", "EX30 Extended Range", 2023, 64, 410, 11, "YV12"),
        new("POLESTAR", "Polestar", "2 Long Range", 2020, 75, 450, 11, "YSMV"),
        new("NISSAN", "Nissan", "Leaf", 2018, 39, 235, 6.6, "SJNF"),
        new("MERCEDES", "Mercedes-Benz", "EQA 250", 2021, 66.5, 410, 11, "W1N2"),
        new("PORSCHE", "Porsche", "Taycan 4S", 2020, 83.7, 430, 11, "WP0Z"),
        new("FORD", "Ford", "Mustang Mach-E", 2021, 72, 400, 11, "3FMT"),
        new("MG", "MG", "MG4 Luxury", 2022, 61.7, 390, 6.6, "LSJW"),
        new("CUPRA", "Cupra", "Born 58", 2021, 58, 370, 11, "VSSZ"),
        new("MINI", "MINI", "Cooper SE", 2020, 28.9, 190, 7.4, "WMWX"),
        new("FIAT", "Fiat", "500e", 2021, 37.3, 250, 11, "ZFAE"),
        new("OPEL", "Opel", "Corsa Electric", 2020, 46.3, 300, 7.4, "VXKU"),
    ];
}
