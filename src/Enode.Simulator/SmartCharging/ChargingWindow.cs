namespace Enode.Simulation;

/// <summary>When charging without a break is cheapest.</summary>
/// <param name="StartAt">When it begins.</param>
/// <param name="Cost">What it costs then.</param>
/// <param name="CostNow">What it costs if it begins at once.</param>
internal readonly record struct ChargingWindow(DateTimeOffset StartAt, double Cost, double CostNow)
{
    /// <param name="charging">The charging if it begins at once.</param>
    /// <param name="deadline">When it must have ended. With too little time until then it begins at once.</param>
    /// <param name="costs">The prices.</param>
    public static ChargingWindow Cheapest(ChargingSegment charging, DateTimeOffset deadline, ChargingCosts costs)
    {
        var duration = charging.To - charging.From;
        var lastStart = deadline - duration;
        var parts = costs.PartsOf(charging with { To = deadline > charging.To ? deadline : charging.To }).ToList();

        // While a window moves between two changes of a price at its ends, its cost rises or falls evenly, so the cheapest one begins or
        // ends at such a change.
        var best = parts.SelectMany(part => new[] { part.From, part.To - duration })
            .Where(start => start > charging.From && start <= lastStart)
            .Order()
            .Prepend(charging.From)
            .MinBy(start => Math.Round(CostFrom(start), 6));
        return new ChargingWindow(best, CostFrom(best), CostFrom(charging.From));

        double CostFrom(DateTimeOffset start)
        {
            var end = start + duration;
            var cost = 0.0;
            foreach (var part in parts)
            {
                var (from, to) = (part.From > start ? part.From : start, part.To < end ? part.To : end);
                cost += from < to ? (part with { From = from, To = to }).Energy * part.Price : 0;
            }

            return cost;
        }
    }
}
