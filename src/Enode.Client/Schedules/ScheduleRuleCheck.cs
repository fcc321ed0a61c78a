namespace Enode.Internal;

/// <summary>Finds rules that the API rejects, or that never apply.</summary>
internal static class ScheduleRuleCheck
{
    /// <summary>The zones of the world are less far than this from UTC. A rule's times are those of its location's zone.</summary>
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    private static readonly TimeSpan Week = TimeSpan.FromMinutes(WeekSpan.MinutesPerWeek);

    /// <summary>What is wrong with a rule. Null when nothing is.</summary>
    internal static MemberError? ErrorOf(ScheduleRule rule) =>
        (rule.HourMinute is null ? null : WeekTimesCheck.ErrorOf(rule.From, rule.To))
        ?? WeekTimesCheck.ErrorOf(rule.Weekdays)
        ?? ErrorOfPeriod(rule)
        ?? ErrorOfResult(rule);

    private static MemberError? ErrorOfPeriod(ScheduleRule rule)
    {
        if (rule is not { FromTimestamp: { } start, ToTimestamp: { } end })
        {
            return null;
        }

        if (start >= end)
        {
            return Period($"The rule ends at {UtcTimeConverter.Text(end)}, and does not begin before that.");
        }

        // Not added to the times themselves: both can be at the end of what a DateTimeOffset can hold.
        var length = end - start + (2 * LargestOffset);
        if (length >= Week)
        {
            return null;
        }

        var earliest = MinuteOfWeek(start.UtcDateTime) - (int)LargestOffset.TotalMinutes + WeekSpan.MinutesPerWeek;
        var period = new WeekSpan(earliest % WeekSpan.MinutesPerWeek, (int)Math.Ceiling(length.TotalMinutes));
        return WeekSpan.Of(rule.From, rule.To, rule.Weekdays).Any(period.Overlaps)
            ? null
            : Period("The rule never applies: its days and clock times do not occur between FromTimestamp and ToTimestamp.");
    }

    private static MemberError? ErrorOfResult(ScheduleRule rule) => (rule.ShouldCharge, rule.TargetState) switch
    {
        (null, null) => new("ShouldCharge", "A rule requires ShouldCharge, or TargetState for a heating or cooling unit."),
        (not null, not null) => new("TargetState", "A rule cannot have both ShouldCharge and TargetState."),
        (null, { } state) => TargetStateCheck.ErrorOf(state) is { } text ? new("TargetState", text) : null,
        _ => null,
    };

    private static MemberError Period(string text) => new("ToTimestamp", text);

    private static int MinuteOfWeek(DateTime time)
    {
        // .NET numbers the days from Sunday.
        var day = ((int)time.DayOfWeek + WeekdayNames.DaysPerWeek - 1) % WeekdayNames.DaysPerWeek;
        return (day * ClockTime.MinutesPerDay) + (int)time.TimeOfDay.TotalMinutes;
    }
}
