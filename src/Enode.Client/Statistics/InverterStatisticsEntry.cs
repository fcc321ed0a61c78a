namespace Enode;

/// <summary>The production of an inverter in periods of one length.</summary>
public sealed class InverterStatisticsEntry : EnodeModel
{
    /// <summary>The unit of the values: <c>kWh</c>.</summary>
    public string? Unit { get; set; }

    /// <summary>The periods in the order of their dates. Null when there are no data.</summary>
    public EnodeList<InverterStatisticsPoint>? Data { get; set; }

    /// <summary>How many periods there are.</summary>
    public override string ToString() => Sentences.Count(Data?.Count ?? 0, "period");
}
