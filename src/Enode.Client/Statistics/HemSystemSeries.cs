namespace Enode;

/// <summary>One series of a HEM system: its values, or why there are none.</summary>
public sealed class HemSystemSeries : EnodeModel
{
    /// <summary>True when there are values.</summary>
    public bool? IsAvailable { get; set; }

    /// <summary>Why there are no values. Null when there are.</summary>
    public string? Reason { get; set; }

    /// <summary>The unit of the values: <c>kW</c> in periods under an hour, else <c>kWh</c>, and <c>%</c> of the battery.</summary>
    public string? Unit { get; set; }

    /// <summary>What the unit measures: <c>Power</c>, <c>Energy</c> or <c>SoC</c>.</summary>
    public string? UnitType { get; set; }

    /// <summary>How the values were taken.</summary>
    public HemSystemSampling? Sampling { get; set; }

    /// <summary>The time zone of the system by its IANA name.</summary>
    public string? Timezone { get; set; }

    /// <summary>The values in the order of their times.</summary>
    public EnodeList<HemSystemPoint>? Data { get; set; }

    /// <summary>How many values there are, and how they were taken; or the reason why there are none.</summary>
    public override string ToString() => IsAvailable == true
        ? DisplayText.Listed(Sentences.Count(Data?.Count ?? 0, "value"), Sampling?.ToString(), Unit)
        : Reason ?? string.Empty;
}
