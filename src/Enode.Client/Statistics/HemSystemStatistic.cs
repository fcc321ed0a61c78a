using System.Text.Json.Serialization;

namespace Enode;

/// <summary>One value of one series of a HEM system, as a flat object; or why a series has no values.</summary>
public sealed class HemSystemStatistic : EnodeResource
{
    /// <summary>The id of the HEM system.</summary>
    public string? HemSystemId { get; set; }

    /// <summary>
    /// The name of the series: <c>generation</c>, <c>consumption</c>, <c>import</c>, <c>export</c>, <c>charge</c>, <c>discharge</c> or
    /// <c>batteryLevel</c>.
    /// </summary>
    public string? Series { get; set; }

    /// <summary>The start of the period, with the offset of the system's time zone. Null when the series has no values.</summary>
    public DateTimeOffset? Date { get; set; }

    /// <summary>The value in <see cref="Unit"/>. Null when there are no data.</summary>
    public double? Value { get; set; }

    /// <summary>
    /// The greatest value of the same series in the response that this one came with, in <see cref="Unit"/>: what the bar of the list view
    /// is measured against. Null when there are no data.
    /// </summary>
    [JsonIgnore]
    public double? Peak { get; set; }

    /// <summary>The unit of the value: <c>kW</c> in periods under an hour, else <c>kWh</c>, and <c>%</c> of the battery.</summary>
    public string? Unit { get; set; }

    /// <summary>What the unit measures: <c>Power</c>, <c>Energy</c> or <c>SoC</c>.</summary>
    public string? UnitType { get; set; }

    /// <summary>The length of the period as an ISO 8601 duration, as in <c>PT15M</c> or <c>P1D</c>.</summary>
    public string? Resolution { get; set; }

    /// <summary>The time zone of the system by its IANA name.</summary>
    public string? Timezone { get; set; }

    /// <summary>
    /// False when the series has no values: then there is one object for the series, and its <see cref="Date"/> and <see cref="Value"/>
    /// are null.
    /// </summary>
    public bool IsAvailable { get; set; }

    /// <summary>Why the series has no values. Null when it has.</summary>
    public string? Reason { get; set; }

    /// <summary>The series, the start in the system's time zone and the value; or the series and the reason.</summary>
    public override string ToString() =>
        DisplayText.Listed(Series, DisplayText.LocalMinute(Date), DisplayText.Amount(Value, Unit), Reason);
}
