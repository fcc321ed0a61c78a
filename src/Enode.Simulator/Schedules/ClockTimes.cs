using System.Globalization;

namespace Enode.Simulation;

/// <summary>Times of day as they are shown by clocks in a time zone.</summary>
internal static class ClockTimes
{
    public const int MinutesPerDay = 24 * 60;

    /// <summary>The minutes since midnight of a time HH:mm, 24:00 included.</summary>
    public static int Minutes(string text) =>
        (int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(text.AsSpan(3), CultureInfo.InvariantCulture);

    /// <summary>A time HH:mm from minutes since midnight.</summary>
    public static string Text(int minutes) => FormattableString.Invariant($"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>When clocks next show a time after another one.</summary>
    public static DateTimeOffset NextInstantOf(this TimeZoneInfo zone, DateTimeOffset moment, int minutes)
    {
        // 24:00 of the day before can be the next midnight.
        var date = zone.DateOf(moment).AddDays(-1);
        while (zone.InstantOf(date, minutes) <= moment)
        {
            date = date.AddDays(1);
        }

        return zone.InstantOf(date, minutes);
    }

    /// <summary>
    /// When clocks show a time. Of a time that they show twice it is the first, and for one that they leave out it is the next one that
    /// they show.
    /// </summary>
    /// <param name="zone">The time zone.</param>
    /// <param name="date">The local date.</param>
    /// <param name="minutes">The minutes since midnight. A day and more is on the next date.</param>
    public static DateTimeOffset InstantOf(this TimeZoneInfo zone, DateOnly date, int minutes)
    {
        var local = date.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
