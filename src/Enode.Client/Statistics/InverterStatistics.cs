using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The production of an inverter in a day or a month: operation <c>getInverterStatistics</c>.</summary>
public sealed class InverterStatistics : EnodeResource
{
    private string? eventInverterId;

    /// <summary>The id of the inverter.</summary>
    [JsonIgnore]
    public string? InverterId { get; set; }

    /// <summary>The time zone of the inverter by its IANA name, in which days begin.</summary>
    public string? Timezone { get; set; }

    /// <summary>True when the numbers are likely to change, as on a day that is not over: the API answered with 202.</summary>
    [JsonIgnore]
    public bool IsProvisional { get; set; }

    /// <summary>When to ask again for numbers that are provisional. Null when they are final.</summary>
    public DateTimeOffset? RetryAfter { get; set; }

    /// <summary>The year of the numbers. Null when they were asked for: an event alone has it, and the two that follow.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Year { get; set; }

    /// <summary>The month of the numbers, 1 to 12. Null when they are of a year, or were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Month { get; set; }

    /// <summary>The day of the month of the numbers. Null when they are of a month, or were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Day { get; set; }

    /// <summary>The production by the length of its periods.</summary>
    public InverterStatisticsResolutions? Resolutions { get; set; }

    /// <summary>The id as an event has it. A response has none.</summary>
    [JsonInclude]
    [JsonPropertyName("inverterId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    internal string? EventInverterId
    {
        get => eventInverterId;
        set => InverterId = eventInverterId = value;
    }

    /// <summary>Path and query of the request.</summary>
    internal string? Path { get; set; }

    /// <summary>The errors of the points that are null in the response.</summary>
    internal IReadOnlyList<EnodeApiException> UnreadPoints { get; set; } = [];

    /// <summary>The entries by the API's names.</summary>
    internal IEnumerable<(string Name, InverterStatisticsEntry? Entry)> Entries =>
        [("QUARTER_HOUR", Resolutions?.QuarterHour), ("DAY", Resolutions?.Day)];

    /// <summary>All numbers as flat objects, in the order of their dates. A null in the response has none.</summary>
    public IReadOnlyList<InverterStatistic> GetPoints() =>
    [
        .. from series in Entries
           let points = series.Entry?.Data?.OfType<InverterStatisticsPoint>().ToList() ?? []
           let peak = points.Max(point => point.Value)
           from point in points
           select new InverterStatistic
           {
               InverterId = InverterId,
               Date = point.Date,
               Value = point.Value,
               Peak = peak,
               Unit = series.Entry!.Unit,
               Resolution = series.Name,
               Timezone = Timezone,
               IsProvisional = IsProvisional,
               RetryAfter = RetryAfter,
               Origin = Origin,
           },
    ];

    /// <summary>The time zone, and <c>provisional</c> when the numbers are.</summary>
    public override string ToString() => DisplayText.Listed(Timezone, IsProvisional ? "provisional" : null);
}
