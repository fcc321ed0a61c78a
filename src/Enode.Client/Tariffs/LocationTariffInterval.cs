using System.Globalization;
using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The clock times of a day of the week at which a price applies at a location.</summary>
public sealed class LocationTariffInterval : EnodeModel
{
    /// <summary>The day, from 0 for Monday to 6 for Sunday. Null for every day.</summary>
    public int? Weekday { get; set; }

    /// <summary>The clock time from which the price applies, as <c>HH:mm</c>.</summary>
    public string? FromHourMinute { get; set; }

    /// <summary>The clock time until which the price applies, as <c>HH:mm</c>. <c>24:00</c> for midnight.</summary>
    public string? ToHourMinute { get; set; }

    /// <summary>The tariff of the price.</summary>
    public string? TariffId { get; set; }

    /// <summary>The name of the price in the tariff.</summary>
    public string? TariffName { get; set; }

    /// <summary>The price of a kWh. Null when the tariff was not read, or has no price of that name.</summary>
    [JsonIgnore]
    public decimal? Cost { get; internal set; }

    /// <summary>Day, times, name and price, as in <c>Mon 06:00-22:00 PEAK 13.37</c>.</summary>
    public override string ToString() => DisplayText.Joined(
        Weekday is { } day ? WeekdayNames.Short([day]) : null,
        $"{FromHourMinute}-{ToHourMinute}",
        TariffName,
        Cost?.ToString(CultureInfo.InvariantCulture))!;
}
