using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The production of an inverter in one period, as a flat object.</summary>
public sealed class InverterStatistic : EnodeResource
{
    /// <summary>The id of the inverter.</summary>
    public string? InverterId { get; set; }

    /// <summary>The start of the period, with the offset of the inverter's time zone.</summary>
    public DateTimeOffset? Date { get; set; }

    /// <summary>The energy in <see cref="Unit"/>. Null when there are no data.</summary>
    public double? Value { get; set; }

    /// <summary>
    /// The greatest value of the same series in the response that this one came with, in <see cref="Unit"/>: what the bar of the list view
    /// is measured against. Null when there are no data.
    /// </summary>
    [JsonIgnore]
    public double? Peak { get; set; }

    /// <summary>The unit of the value: <c>kWh</c>.</summary>
    public string? Unit { get; set; }

    /// <summary>The length of the period: <c>QUARTER_HOUR</c> or <c>DAY</c>.</summary>
    public string? Resolution { get; set; }

    /// <summary>The time zone of the inverter by its IANA name.</summary>
    public string? Timezone { get; set; }

    /// <summary>True when the value is likely to change.</summary>
    public bool IsProvisional { get; set; }

    /// <summary>When to ask again for values that are provisional. Null when they are final.</summary>
    public DateTimeOffset? RetryAfter { get; set; }

    /// <summary>The start in the inverter's time zone and the value, as in <c>2026-06-01 12:15, 1.1 kWh</c>.</summary>
    public override string ToString() => DisplayText.Listed(DisplayText.LocalMinute(Date), DisplayText.Amount(Value, Unit));
}
