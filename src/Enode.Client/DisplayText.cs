using System.Globalization;

namespace Enode.Internal;

/// <summary>Builds the short texts of models for table cells and CSV.</summary>
internal static class DisplayText
{
    /// <summary>The parts that are known, with a space between them. Null when none is.</summary>
    internal static string? Joined(params string?[] parts) => Join(" ", parts) is { Length: > 0 } text ? text : null;

    /// <summary>The parts that are known, with a comma between them.</summary>
    internal static string Listed(params string?[] parts) => Join(", ", parts);

    /// <summary>The names of the capabilities that are there.</summary>
    internal static string Capable(params (string Name, bool? IsCapable)[] capabilities) =>
        Listed(capabilities.Where(capability => capability.IsCapable == true).Select(capability => capability.Name).ToArray());

    /// <summary>Latitude and longitude, in the order in which maps take them.</summary>
    internal static string Position(double? latitude, double? longitude) => latitude is null || longitude is null
        ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $"{latitude:0.#####}, {longitude:0.#####}");

    /// <summary>A time in UTC to the minute, as in <c>2026-01-15 10:30</c>. Null when it is not known.</summary>
    internal static string? Minute(DateTimeOffset? time) => LocalMinute(time?.ToUniversalTime());

    /// <summary>A time to the minute, in the time zone that it has. Null when it is not known.</summary>
    internal static string? LocalMinute(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A number with its unit, as in <c>12.5 kWh</c>. Null when it is not known.</summary>
    internal static string? Amount(double? value, string? unit) => value is null
        ? null
        : Joined(value.Value.ToString("0.###", CultureInfo.InvariantCulture), unit);

    /// <summary>A thermostat's mode and setpoints, as in <c>HEAT 21 °C</c> or <c>AUTO 20 to 25 °C</c>.</summary>
    internal static string Setpoints(string? mode, double? heat, double? cool) => (heat, cool) switch
    {
        (null, null) => mode ?? string.Empty,
        ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $"{mode} {from:0.#} to {to:0.#} °C").TrimStart(),
        _ => string.Create(CultureInfo.InvariantCulture, $"{mode} {heat ?? cool:0.#} °C").TrimStart(),
    };

    /// <summary>Whether a device charges, as <c>charge</c> or <c>no charge</c>. Empty when that is not known.</summary>
    internal static string ShouldCharge(bool? shouldCharge) => shouldCharge switch
    {
        true => "charge",
        false => "no charge",
        null => string.Empty,
    };

    /// <summary>What is the case from a time on, as in <c>2026-01-15T22:00:00Z charge</c>.</summary>
    internal static string Transition(DateTimeOffset? at, string? result) =>
        Joined(at is { } time ? UtcTimeConverter.Text(time) : null, result) ?? string.Empty;

    private static string Join(string separator, string?[] parts) =>
        string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part)));
}
