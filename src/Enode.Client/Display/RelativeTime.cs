using System.Globalization;

namespace Enode.Internal;

/// <summary>Times and durations as short text, the same in every culture.</summary>
internal static class RelativeTime
{
    private const double DaysOfYear = 365.2425;

    /// <summary>The largest unit of a duration, as in <c>3 min</c> or <c>2 d</c>.</summary>
    internal static string Short(TimeSpan duration) => duration switch
    {
        // More digits than a column has.
        { TotalDays: >= 10_000 } => Text(Math.Floor(duration.TotalDays / DaysOfYear), "y"),
        { TotalDays: >= 1 } => Text(Math.Floor(duration.TotalDays), "d"),
        { TotalHours: >= 1 } => Text(duration.Hours, "h"),
        { TotalMinutes: >= 1 } => Text(duration.Minutes, "min"),
        _ => Text(duration.Seconds, "s"),
    };

    /// <summary>The two largest units of a duration, as in <c>2 d 3 h</c>.</summary>
    internal static string Long(TimeSpan duration) => duration switch
    {
        { TotalDays: >= 1 } => $"{Text(Math.Floor(duration.TotalDays), "d")} {Text(duration.Hours, "h")}",
        { TotalHours: >= 1 } => $"{Short(duration)} {Text(duration.Minutes, "min")}",
        { TotalMinutes: >= 1 } => $"{Short(duration)} {Text(duration.Seconds, "s")}",
        _ => Short(duration),
    };

    /// <summary>How far a time is from now, as in <c>5 min ago</c> or <c>in 2 h</c>.</summary>
    internal static string Of(DateTimeOffset time, DateTimeOffset now) =>
        time > now ? $"in {Short(time - now)}" : $"{Short(now - time)} ago";

    /// <summary>A time to the second with its own offset, as in <c>2026-06-01 12:15:30 +02:00</c>.</summary>
    internal static string Full(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static string Text(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number:0} {unit}");
}
