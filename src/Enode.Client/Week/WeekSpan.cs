namespace Enode.Internal;

/// <summary>A part of every week. It can cross midnight, and the end of the week.</summary>
/// <param name="Start">Its first minute, from Monday 00:00 on.</param>
/// <param name="Length">Its minutes: a week at most.</param>
internal readonly record struct WeekSpan(int Start, int Length)
{
    internal const int MinutesPerWeek = WeekdayNames.DaysPerWeek * ClockTime.MinutesPerDay;

    /// <summary>True when the minute of a week lies in it.</summary>
    internal bool Contains(int minute) => Distance(Start, minute) < Length;

    /// <summary>True when a minute lies in both.</summary>
    internal bool Overlaps(WeekSpan other) => Contains(other.Start) || other.Contains(Start);

    /// <summary>
    /// The parts of a week between two clock times, one for each day on which it begins. The end is the first after the beginning.
    /// </summary>
    /// <param name="from">A clock time. Null for the whole day, as for <paramref name="to"/>.</param>
    /// <param name="to">A clock time.</param>
    /// <param name="weekdays">The days. Null for every day.</param>
    internal static IEnumerable<WeekSpan> Of(string? from, string? to, IReadOnlyCollection<int?>? weekdays)
    {
        var start = ClockTime.Minutes(from) ?? 0;
        var end = ClockTime.Minutes(to) ?? ClockTime.MinutesPerDay;
        var length = end > start ? end - start : end + ClockTime.MinutesPerDay - start;
        return (weekdays?.OfType<int>() ?? Enumerable.Range(0, WeekdayNames.DaysPerWeek)).Distinct()
            .Select(day => new WeekSpan(((day * ClockTime.MinutesPerDay) + start) % MinutesPerWeek, length));
    }

    private static int Distance(int start, int minute) => (minute - start + MinutesPerWeek) % MinutesPerWeek;
}
