namespace Enode.Simulation;

/// <summary>What charging costs.</summary>
/// <param name="Prices">The prices.</param>
/// <param name="City">The city of the user.</param>
internal sealed record ChargingCosts(IPrices Prices, City City)
{
    /// <summary>The parts of a segment in which the prices do not change.</summary>
    public IEnumerable<ChargingPart> PartsOf(ChargingSegment segment)
    {
        for (var from = segment.From; from < segment.To;)
        {
            var price = Prices.At(segment.Location, City, from);
            var until = Earlier(segment.To, price.Until);
            double? nonSmart = null;
            if (segment.Delay is { } delay)
            {
                var other = Prices.At(segment.Location, City, from - delay);
                nonSmart = other.PerKilowattHour;
                until = Earlier(until, other.Until + delay);
            }

            yield return new ChargingPart(from, until, segment.Rate, price.PerKilowattHour, nonSmart);
            from = until;
        }
    }

    /// <summary>The cost of charging at a constant rate.</summary>
    public double CostOf(ChargingSegment segment) => PartsOf(segment).Sum(part => part.Energy * part.Price);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
