namespace Enode.Internal;

/// <summary>What applies when in a week, drawn in half-hours: a line of 48 characters for each day.</summary>
internal sealed class WeekGrid
{
    /// <summary>The character of a half-hour in which several things apply, one after the other.</summary>
    internal const char Changing = '▒';

    /// <summary>The character of a half-hour in which several things apply at once.</summary>
    internal const char Contradicting = '?';

    private const int MinutesPerCell = 30;
    private const int CellsPerDay = ClockTime.MinutesPerDay / MinutesPerCell;
    private const int HoursPerLabel = 3;
    private const int LabelsPerDay = ClockTime.MinutesPerDay / ClockTime.MinutesPerHour / HoursPerLabel;

    private readonly string?[] minutes = new string?[WeekSpan.MinutesPerWeek];
    private readonly bool[] contradictions = new bool[WeekSpan.MinutesPerWeek];

    /// <summary>The hours, in the columns of the lines.</summary>
    internal static string Hours { get; } = string.Concat(Enumerable.Range(0, LabelsPerDay)
        .Select(i => $"{i * HoursPerLabel}".PadRight(CellsPerDay / LabelsPerDay))).TrimEnd();

    /// <summary>Adds what applies in a part of the week.</summary>
    internal void Add(WeekSpan span, string what)
    {
        for (var i = 0; i < span.Length; i++)
        {
            var minute = (span.Start + i) % WeekSpan.MinutesPerWeek;
            contradictions[minute] |= minutes[minute] is { } other && other != what;
            minutes[minute] = what;
        }
    }

    /// <summary>The line of a day.</summary>
    /// <param name="day">The day, from 0 for Monday.</param>
    /// <param name="symbol">The character of what was added, and of null where nothing was.</param>
    internal string Line(int day, Func<string?, char> symbol) => string.Concat(Enumerable.Range(0, CellsPerDay)
        .Select(cell => Symbol((day * ClockTime.MinutesPerDay) + (cell * MinutesPerCell), symbol)));

    private char Symbol(int start, Func<string?, char> symbol)
    {
        if (contradictions.AsSpan(start, MinutesPerCell).Contains(true))
        {
            return Contradicting;
        }

        var first = minutes[start];
        return minutes.AsSpan(start, MinutesPerCell).IndexOfAnyExcept(first) < 0 ? symbol(first) : Changing;
    }
}
