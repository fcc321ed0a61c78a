namespace Enode.Simulation;

/// <summary>A rule of a schedule: a state of the device, and when it applies. A filter that is null does not limit that.</summary>
internal sealed record ScheduleRule
{
    /// <summary>The command that leads to the state.</summary>
    public required DeviceCommand Target { get; init; }

    /// <summary>
    /// Minutes since midnight from which it applies, included, and until which, excluded. An end that is not after the beginning is on the
    /// next day.
    /// </summary>
    public (int From, int To)? HourMinute { get; init; }

    /// <summary>The first time at which it applies.</summary>
    public DateTimeOffset? FromTimestamp { get; init; }

    /// <summary>The time from which it no longer applies.</summary>
    public DateTimeOffset? ToTimestamp { get; init; }

    /// <summary>The days on which it applies, 0 for Monday. A period that crosses midnight belongs to the day on which it begins.</summary>
    public IReadOnlyList<int>? Weekdays { get; init; }

    /// <summary>Its first and last time, as far as it has them.</summary>
    public IEnumerable<DateTimeOffset> Timestamps => new[] { FromTimestamp, ToTimestamp }.OfType<DateTimeOffset>();

    public bool AppliesAt(DateTimeOffset moment, TimeZoneInfo zone) => Spans(moment, moment, zone).Any(span => span.Contains(moment));

    /// <summary>When it applies between two times. A span can begin before the first time, and end after the last one.</summary>
    public IEnumerable<RuleSpan> Spans(DateTimeOffset after, DateTimeOffset until, TimeZoneInfo zone)
    {
        var (first, last) = (FromTimestamp ?? DateTimeOffset.MinValue, ToTimestamp ?? DateTimeOffset.MaxValue);
        var periods = HourMinute is null && Weekdays is null ? [(first, last)] : Periods(after, until, zone);
        return periods
            .Select(period => new RuleSpan(period.From > first ? period.From : first, period.To < last ? period.To : last))
            .Where(span => span.From < span.To);
    }

    /// <summary>The periods that begin until a time, from those that can include another time.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Periods(DateTimeOffset after, DateTimeOffset until, TimeZoneInfo zone)
    {
        var (from, to) = HourMinute ?? (0, ClockTimes.MinutesPerDay);
        var lastDate = zone.DateOf(until);
        for (var date = zone.DateOf(after).AddDays(-1); date <= lastDate; date = date.AddDays(1))
        {
            if (Weekdays?.Contains(((int)date.DayOfWeek + 6) % 7) ?? true)
            {
                var beginning = zone.InstantOf(date, from);
                if (beginning <= until)
                {
                    yield return (beginning, zone.InstantOf(date, to > from ? to : to + ClockTimes.MinutesPerDay));
                }
            }
        }
    }
}

/// <summary>A time in which a rule applies.</summary>
/// <param name="From">When it begins, included.</param>
/// <param name="To">When it ends, excluded.</param>
internal readonly record struct RuleSpan(DateTimeOffset From, DateTimeOffset To)
{
    public bool Contains(DateTimeOffset moment) => From <= moment && moment < To;
}
