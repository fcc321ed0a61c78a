namespace Enode.Internal;

/// <summary>Draws the prices of a location's days as bars, in half-hours. Days in a row with the same prices are one line.</summary>
internal static class TariffChart
{
    private const string Levels = "▁▂▃▄▅▆▇█";
    private const string Names = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const char Gap = '·';
    private const int LabelWidth = 8;

    /// <summary>The hours, the days, and what the characters stand for: the highest price first.</summary>
    /// <param name="all">The intervals. Those that cannot be drawn are left out.</param>
    internal static string Of(IReadOnlyList<LocationTariffInterval?> all)
    {
        var intervals = all.OfType<LocationTariffInterval>().Where(IsDrawable).ToList();
        var grid = new WeekGrid();
        foreach (var interval in intervals)
        {
            foreach (var span in WeekSpan.Of(
                interval.FromHourMinute, interval.ToHourMinute, interval.Weekday is { } day ? [day] : null))
            {
                grid.Add(span, Price(interval));
            }
        }

        var legend = Legend(intervals);
        var lines = Enumerable.Range(0, WeekdayNames.DaysPerWeek)
            .Select(day => (Day: day, Line: grid.Line(day, price => price is null ? Gap : legend.Of(price)))).ToList();
        var drawn = string.Concat(lines.Select(line => line.Line));
        return string.Join('\n', Merged(lines)
            .Prepend(new string(' ', LabelWidth) + WeekGrid.Hours)
            .Concat(legend.Lines(drawn).Concat(drawn.Contains(Gap) ? [$"{Gap} market price"] : [])
                .Select(line => new string(' ', LabelWidth) + line)));
    }

    private static bool IsDrawable(LocationTariffInterval interval) =>
        WeekTimesCheck.ErrorOf(interval.FromHourMinute, interval.ToHourMinute) is null &&
        (interval.Weekday is not { } day || WeekdayNames.IsDay(day));

    private static string Price(LocationTariffInterval interval) => interval.Cost is null
        ? $"{interval.TariffName}: no price"
        : new TariffRate { Name = interval.TariffName, Cost = interval.Cost }.ToString();

    private static ChartLegend Legend(IReadOnlyList<LocationTariffInterval> intervals)
    {
        var legend = new ChartLegend(Names);
        var costs = intervals.Select(interval => interval.Cost).OfType<decimal>().Distinct().Order().ToList();
        var bars = Bars(costs);
        foreach (var interval in intervals.Where(interval => interval.Cost is not null).OrderByDescending(interval => interval.Cost))
        {
            legend.Set(Price(interval), bars[costs.IndexOf(interval.Cost!.Value)]);
        }

        return legend;
    }

    /// <summary>A bar for each price, in ascending order. Each is higher than the one before, as far as there are bars.</summary>
    private static char[] Bars(List<decimal> costs)
    {
        var bars = new char[costs.Count];
        var level = -1;
        for (var i = 0; i < costs.Count; i++)
        {
            // The difference of two decimals can be larger than any decimal.
            var range = (double)costs[^1] - (double)costs[0];
            var share = range == 0 ? 0.5 : ((double)costs[i] - (double)costs[0]) / range;
            var highest = Math.Max(Levels.Length - costs.Count + i, 0);
            level = Math.Min(Math.Max((int)Math.Round(share * (Levels.Length - 1)), level + 1), highest);
            bars[i] = Levels[level];
        }

        return bars;
    }

    private static IEnumerable<string> Merged(List<(int Day, string Line)> days)
    {
        for (var first = 0; first < days.Count;)
        {
            var last = first;
            while (last + 1 < days.Count && days[last + 1].Line == days[first].Line)
            {
                last++;
            }

            var label = WeekdayNames.Short(Enumerable.Range(first, last - first + 1).Select(day => (int?)day).ToList())!;
            yield return label.PadRight(LabelWidth) + days[first].Line;
            first = last + 1;
        }
    }
}
