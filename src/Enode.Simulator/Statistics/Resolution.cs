namespace Enode.Simulation;

/// <summary>The length of the periods of a series.</summary>
internal enum Resolution
{
    QuarterHour,
    HalfHour,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// <summary>The periods of a series.</summary>
internal static class Resolutions
{
    /// <summary>The resolutions by their names in the API.</summary>
    public static IReadOnlyDictionary<string, Resolution> ByName { get; } = new Dictionary<string, Resolution>(StringComparer.Ordinal)
    {
        ["QUARTER_HOUR"] = Resolution.QuarterHour,
        ["HALF_HOUR"] = Resolution.HalfHour,
        ["HOUR"] = Resolution.Hour,
        ["DAY"] = Resolution.Day,
        ["WEEK"] = Resolution.Week,
        ["MONTH"] = Resolution.Month,
        ["YEAR"] = Resolution.Year,
    };

    /// <summary>The period that includes a time.</summary>
    /// <param name="resolution">The length of the period.</param>
    /// <param name="moment">The time.</param>
    /// <param name="offset">The offset from UTC of the days. It does not change periods that are shorter than a day.</param>
    public static (DateTimeOffset From, DateTimeOffset To) PeriodOf(this Resolution resolution, DateTimeOffset moment, TimeSpan offset)
    {
        if (resolution < Resolution.Day)
        {
            var length = TimeSpan.FromMinutes(resolution switch { Resolution.QuarterHour => 15, Resolution.HalfHour => 30, _ => 60 });
            var from = new DateTimeOffset(moment.UtcTicks - (moment.UtcTicks % length.Ticks), TimeSpan.Zero);
            return (from, from + length);
        }

        var date = (moment.UtcDateTime + offset).Date;
        var first = resolution switch
        {
            Resolution.Day => date,
            Resolution.Week => date.AddDays(-(((int)date.DayOfWeek + 6) % 7)),
            Resolution.Month => new DateTime(date.Year, date.Month, 1),
            _ => new DateTime(date.Year, 1, 1),
        };
        var next = resolution switch
        {
            Resolution.Day => first.AddDays(1),
            Resolution.Week => first.AddDays(7),
            Resolution.Month => first.AddMonths(1),
            _ => first.AddYears(1),
        };
        return (new DateTimeOffset(first - offset, TimeSpan.Zero), new DateTimeOffset(next - offset, TimeSpan.Zero));
    }
}
