using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The energy of a HEM system in a day or a month: operation <c>getHemsStatistics</c>.</summary>
public sealed class HemSystemStatistics : EnodeResource
{
    /// <summary>The id of the HEM system that was asked for.</summary>
    [JsonIgnore]
    public string? HemSystemId { get; set; }

    /// <summary>The series.</summary>
    public HemSystemTimeseries? Timeseries { get; set; }

    /// <summary>The errors of the points that are null in the response.</summary>
    internal IReadOnlyList<EnodeApiException> UnreadPoints { get; set; } = [];

    /// <summary>
    /// All values as flat objects, series by series, in the order of their dates. A series without values gives one object without date
    /// and value. A null in the response has none.
    /// </summary>
    public IReadOnlyList<HemSystemStatistic> GetPoints() =>
    [
        .. from series in (Timeseries ?? new()).All
           let points = series.Data?.Data?.OfType<HemSystemPoint>().ToList() ?? []
           let peak = points.Max(point => point.V)
           from point in points.DefaultIfEmpty(new HemSystemPoint())
           select new HemSystemStatistic
           {
               HemSystemId = HemSystemId,
               Series = series.Name,
               Date = point.T,
               Value = point.V,
               Peak = peak,
               Unit = series.Data?.Unit,
               UnitType = series.Data?.UnitType,
               Resolution = series.Data?.Sampling?.Resolution,
               Timezone = series.Data?.Timezone,
               IsAvailable = points.Count > 0 && series.Data?.IsAvailable == true,
               Reason = series.Data?.Reason,
               Origin = Origin,
           },
    ];

    /// <summary>The names of the series that have values.</summary>
    public override string ToString() => Timeseries?.ToString() ?? string.Empty;
}
