using System.Globalization;

namespace Enode.Formatting;

/// <summary>
/// The units of numbers, and how many digits a table shows. The same in every culture: a parameter accepts what a view shows.
/// </summary>
internal static class NumberFormats
{
    private const string TableDigits = "0.###";

    private static readonly Dictionary<string, (string Unit, string Digits)> Formats = new(StringComparer.Ordinal)
    {
        [nameof(Vehicle.BatteryLevel)] = ("%", "0"),
        [nameof(Vehicle.ChargeLimit)] = ("%", "0"),
        [nameof(Battery.DischargeLimit)] = ("%", "0"),
        [nameof(VehicleSmartChargingPolicy.MinimumChargeLimit)] = ("%", "0"),
        [nameof(Vehicle.Range)] = ("km", "0"),
        [nameof(Vehicle.BatteryCapacity)] = ("kWh", "0.#"),
        [nameof(Vehicle.ChargeTimeRemaining)] = ("min", "0"),
        [nameof(Vehicle.ChargeRate)] = ("kW", "0.##"),
        [nameof(Vehicle.MaxCurrent)] = ("A", "0.##"),
        [nameof(Hvac.ConsumptionRate)] = ("kW", "0.##"),
        [nameof(Hvac.CurrentTemperature)] = ("°C", "0.#"),
        [nameof(Hvac.HeatSetpoint)] = ("°C", "0.#"),
        [nameof(Hvac.CoolSetpoint)] = ("°C", "0.#"),
        [nameof(Inverter.ProductionRate)] = ("kW", "0.##"),
        [nameof(Inverter.TotalLifetimeProduction)] = ("kWh", "0"),
        [nameof(Meter.Power)] = ("kW", "0.##"),
        [nameof(HemSystem.GenerationToday)] = ("kWh", "0.#"),
        [nameof(HemSystem.ConsumptionToday)] = ("kWh", "0.#"),
        [nameof(HemSystem.ChargeToday)] = ("kWh", "0.#"),
        [nameof(HemSystem.DischargeToday)] = ("kWh", "0.#"),
        [nameof(HemSystem.ImportToday)] = ("kWh", "0.#"),
        [nameof(HemSystem.ExportToday)] = ("kWh", "0.#"),
        [nameof(ChargingStatistic.KwhSum)] = ("kWh", TableDigits),
        [nameof(ChargingStatistic.KwMean)] = ("kW", TableDigits),
        [nameof(ChargingStatistic.KwMax)] = ("kW", TableDigits),
        [nameof(Location.Latitude)] = (string.Empty, "0.#####"),
        [nameof(Location.Longitude)] = (string.Empty, "0.#####"),
        [nameof(SimulatorRequest.DurationMs)] = ("ms", "0.#"),
    };

    /// <summary>A number of a property, with its unit. A table rounds it; a list has all its digits.</summary>
    internal static string Text(Row row, string name, IFormattable number, bool isTable)
    {
        var (unit, digits) = Formats.TryGetValue(name, out var format) ? format : (UnitOf(row, name), TableDigits);
        var text = number is decimal or not (double or float) || !isTable
            ? number.ToString(null, CultureInfo.InvariantCulture)
            : number.ToString(digits, CultureInfo.InvariantCulture);
        return unit.Length == 0 ? text : $"{text} {unit}";
    }

    // The value of a statistic has its unit beside it.
    private static string UnitOf(Row row, string name) =>
        name is nameof(HemSystemStatistic.Value) or nameof(HemSystemStatistic.Peak) && row[nameof(HemSystemStatistic.Unit)] is string unit
            ? SafeText.Line(unit)
            : string.Empty;
}
