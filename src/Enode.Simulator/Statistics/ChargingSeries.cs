namespace Enode.Simulation;

/// <summary>The sums of charging by period, without periods in which nothing was charged.</summary>
internal sealed class ChargingSeries
{
    private readonly ChargingStatisticsQuery query;
    private readonly SortedDictionary<DateTimeOffset, ChargingSum> sums = [];

    public ChargingSeries(ChargingStatisticsQuery query) => this.query = query;

    /// <summary>The sums by the beginning of the period, in the order of time.</summary>
    public IEnumerable<KeyValuePair<DateTimeOffset, ChargingSum>> Sums => sums;

    /// <summary>Adds a segment, as far as it is in the range.</summary>
    public void Add(ChargingSegment segment, ChargingCosts costs)
    {
        var end = segment.To < query.To ? segment.To : query.To;
        for (var from = segment.From > query.From ? segment.From : query.From; from < end;)
        {
            var period = query.Resolution.PeriodOf(from, query.Offset);
            var until = period.To < end ? period.To : end;
            if (!sums.TryGetValue(period.From, out var sum))
            {
                sums.Add(period.From, sum = new ChargingSum());
            }

            sum.Add(costs.PartsOf(segment with { From = from, To = until }));
            from = until;
        }
    }
}
