using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The production of an inverter by the length of its periods.</summary>
public sealed class InverterStatisticsResolutions : EnodeModel
{
    /// <summary>The quarter hours of a day. Null when a month was asked for.</summary>
    [JsonPropertyName("QUARTER_HOUR")]
    public InverterStatisticsEntry? QuarterHour { get; set; }

    /// <summary>The days of a month. Null when a day was asked for.</summary>
    [JsonPropertyName("DAY")]
    public InverterStatisticsEntry? Day { get; set; }

    /// <summary>The names of the resolutions that there are.</summary>
    public override string ToString() =>
        DisplayText.Listed(QuarterHour is null ? null : "QUARTER_HOUR", Day is null ? null : "DAY");
}
