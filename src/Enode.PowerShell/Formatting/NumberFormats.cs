using System.Globalization;

namespace Enode.Formatting;

/// <summary>
/// The units of numbers, and how many digits a table shows. The same in every culture: a parameter accepts what a view shows.
/// </summary>
internal static class NumberFormats
{
    private const string TableDigits = "0.###";
    private const string NoNumber = "…";

    /// <summary>The number of significant digits of a double.</summary>
    private const int MaximumDigits = 15;

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

    /// <summary>A number of a property, with its unit and all its digits.</summary>
    internal static string InList(Row row, string name, IFormattable number) => WithUnit(number, null, Of(row, name).Unit);

    /// <summary>
    /// A number of a property, with its unit, rounded. One that is longer than the column has fewer significant digits, as in
    /// <c>1.2E+09 km</c>, and an ellipsis alone where the column has no place for one digit: a part of a number would be another number.
    /// </summary>
    internal static string InTable(Row row, string name, IFormattable number, int width)
    {
        var (unit, digits) = Of(row, name);
        var text = WithUnit(number, number is double or float ? digits : null, unit);
        for (var kept = MaximumDigits; kept > 0 && text.Length > width; kept--)
        {
            text = WithUnit(number, string.Create(CultureInfo.InvariantCulture, $"G{kept}"), unit);
        }

        return text.Length <= width ? text : NoNumber;
    }

    private static (string Unit, string Digits) Of(Row row, string name) =>
        Formats.TryGetValue(name, out var format) ? format : (UnitOf(row, name), TableDigits);

    private static string WithUnit(IFormattable number, string? format, string unit)
    {
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        return unit.Length == 0 ? text : $"{text} {unit}";
    }

    // The value of a statistic has its unit beside it.
    private static string UnitOf(Row row, string name) =>
        name is nameof(HemSystemStatistic.Value) or nameof(HemSystemStatistic.Peak) && row[nameof(HemSystemStatistic.Unit)] is string unit
            ? SafeText.Line(unit)
            : string.Empty;
}
