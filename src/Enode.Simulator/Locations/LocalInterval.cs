namespace Enode.Simulation;

/// <summary>Some successive days in a time zone.</summary>
/// <param name="Zone">The time zone.</param>
/// <param name="First">The first day.</param>
/// <param name="Next">The day after the last one.</param>
internal sealed record LocalInterval(TimeZoneInfo Zone, DateOnly First, DateOnly Next)
{
    public DateTimeOffset BeginsAt => Zone.BeginningOf(First);

    public DateTimeOffset EndsAt => Zone.BeginningOf(Next);

    public static LocalInterval Day(TimeZoneInfo zone, DateOnly date) => new(zone, date, date.AddDays(1));

    /// <param name="zone">The time zone.</param>
    /// <param name="first">The first day of the month.</param>
    public static LocalInterval Month(TimeZoneInfo zone, DateOnly first) => new(zone, first, first.AddMonths(1));

    /// <summary>The days. Those on which clocks are set have 23 or 25 hours.</summary>
    public IReadOnlyList<TimeBucket> Days() =>
    [
        .. Enumerable.Range(0, Next.DayNumber - First.DayNumber).Select(First.AddDays)
            .Select(date => new TimeBucket(Zone.BeginningOf(date), Zone.BeginningOf(date.AddDays(1)))),
    ];

    /// <summary>Times of equal length from the beginning to the end.</summary>
    public IReadOnlyList<TimeBucket> Buckets(TimeSpan length) =>
    [
        .. Enumerable.Range(0, (int)((EndsAt - BeginsAt) / length)).Select(index => BeginsAt + (index * length))
            .Select(from => new TimeBucket(from, from + length)),
    ];
}

/// <summary>A time from one moment to another, which is not included.</summary>
internal readonly record struct TimeBucket(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The part of it that is in another one. Null if there is none.</summary>
    public TimeBucket? Part(DateTimeOffset from, DateTimeOffset to)
    {
        var part = new TimeBucket(From > from ? From : from, To < to ? To : to);
        return part.From < part.To ? part : null;
    }
}
