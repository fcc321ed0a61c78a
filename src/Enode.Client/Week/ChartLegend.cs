namespace Enode.Internal;

/// <summary>The characters of a chart, and what they stand for.</summary>
internal sealed class ChartLegend
{
    private const char Other = '*';

    private readonly Dictionary<string, char> symbols = new(StringComparer.Ordinal);
    private readonly List<char> free;

    /// <param name="free">The characters for what has none of its own, in the order of its first use.</param>
    internal ChartLegend(string free)
    {
        this.free = [.. free];
    }

    /// <summary>The character of a thing. A new thing gets the next free one, and a star when there is none.</summary>
    internal char Of(string what)
    {
        if (!symbols.TryGetValue(what, out var symbol))
        {
            symbol = free.Count > 0 ? free[0] : Other;
            Set(what, symbol);
        }

        return symbol;
    }

    /// <summary>Gives a thing a character of its own.</summary>
    internal void Set(string what, char symbol)
    {
        symbols[what] = symbol;
        free.Remove(symbol);
    }

    /// <summary>The lines of the legend: each thing that is drawn, with its character.</summary>
    internal IEnumerable<string> Lines(string drawn)
    {
        var known = symbols.Where(entry => entry.Value != Other && drawn.Contains(entry.Value));
        return known
            .Select(entry => $"{entry.Value} {SafeText.Line(entry.Key)}")
            .Concat(drawn.Contains(Other) ? [$"{Other} others"] : [])
            .Concat(drawn.Contains(WeekGrid.Changing) ? [$"{WeekGrid.Changing} changes within the half-hour"] : [])
            .Concat(drawn.Contains(WeekGrid.Contradicting) ? [$"{WeekGrid.Contradicting} several apply"] : []);
    }
}
