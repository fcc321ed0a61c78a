namespace Enode;

/// <summary>One value of a series.</summary>
public sealed class HemSystemPoint : EnodeModel
{
    /// <summary>The start of the period, with the offset of the system's time zone.</summary>
    public DateTimeOffset? T { get; set; }

    /// <summary>The value, in the unit of the series. Null when there are no data.</summary>
    public double? V { get; set; }

    /// <summary>The start and the value.</summary>
    public override string ToString() => DisplayText.Listed(DisplayText.LocalMinute(T), DisplayText.Amount(V, null));
}
