namespace Enode;

/// <summary>The production of an inverter in one period.</summary>
public sealed class InverterStatisticsPoint : EnodeModel
{
    /// <summary>The start of the period, with the offset of the inverter's time zone.</summary>
    public DateTimeOffset? Date { get; set; }

    /// <summary>The energy, in the unit of the entry. Null when there are no data.</summary>
    public double? Value { get; set; }

    /// <summary>The start and the value.</summary>
    public override string ToString() => DisplayText.Listed(DisplayText.LocalMinute(Date), DisplayText.Amount(Value, null));
}
