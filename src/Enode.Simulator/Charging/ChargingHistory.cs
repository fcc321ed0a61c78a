namespace Enode.Simulation;

/// <summary>A time in which a battery charged at a constant rate.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
/// <param name="Rate">In kW.</param>
/// <param name="Location">The location. Null for none.</param>
/// <param name="Delay">How much later it was because of smart charging. Null without smart charging.</param>
internal readonly record struct ChargingSegment(
    DateTimeOffset From, DateTimeOffset To, double Rate, SimulatedLocation? Location, TimeSpan? Delay);

/// <summary>What a battery charged: the last segments, in their order.</summary>
internal sealed class ChargingHistory
{
    /// <summary>How many segments are kept: some years of charging once a day. Older ones are removed, a tenth at once.</summary>
    public const int Capacity = 1000;

    private readonly List<ChargingSegment> segments = [];

    public IReadOnlyList<ChargingSegment> Segments => segments;

    /// <summary>Adds a segment after the others. One that continues the last segment extends it.</summary>
    public void Add(ChargingSegment segment)
    {
        if (segment.From >= segment.To)
        {
            return;
        }

        if (segments.Count > 0 && segments[^1] is var last && last with { To = segment.To } == segment with { From = last.From }
            && last.To == segment.From)
        {
            segments[^1] = last with { To = segment.To };
            return;
        }

        if (segments.Count == Capacity)
        {
            segments.RemoveRange(0, Capacity / 10);
        }

        segments.Add(segment);
    }
}
