namespace Enode;

/// <summary>The clock times at which a price of a tariff applies at a location.</summary>
public sealed class TariffInterval : EnodeModel
{
    /// <summary>The name of the price in the tariff.</summary>
    public string? Name { get; set; }

    /// <summary>The clock time from which the price applies, as <c>HH:mm</c>, in the location's time zone.</summary>
    public string? From { get; set; }

    /// <summary>The clock time until which the price applies, as <c>HH:mm</c>. <c>24:00</c> for midnight.</summary>
    public string? To { get; set; }

    /// <summary>The days on which the price applies, from 0 for Monday to 6 for Sunday. Null for every day.</summary>
    public EnodeList<int?>? Weekdays { get; set; }

    /// <summary>Name and times, as in <c>PEAK 06:00-22:00 Mon-Fri</c>.</summary>
    public override string ToString() => DisplayText.Joined(Name, $"{From}-{To}", WeekdayNames.Short(Weekdays))!;
}
