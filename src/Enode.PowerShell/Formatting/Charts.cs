using System.Collections;

namespace Enode.Formatting;

/// <summary>The charts of the list views, of live objects and copies.</summary>
internal static class Charts
{
    private const int RangeWidth = 24;
    private const int PeakWidth = 20;

    /// <summary>
    /// The week that a schedule makes: a line for each day, in half-hours. Rules that apply for a period only follow as text. Empty when
    /// the rules are not known.
    /// </summary>
    internal static string Week(Row schedule) => Row.All(schedule[nameof(Schedule.Rules)]) is { } rules
        ? ScheduleChart.Of(
            schedule[nameof(Schedule.ScheduleType)] as string,
            schedule[nameof(Schedule.Default)] as string ?? string.Empty,
            rules.ConvertAll(RuleOf))
        : string.Empty;

    /// <summary>
    /// The prices of a location's days as bars, in half-hours, with the highest price first. Empty when the times are not known.
    /// </summary>
    internal static string Prices(Row tariff) => Row.All(tariff[nameof(LocationTariff.Intervals)]) is { } intervals
        ? TariffChart.Of(intervals.ConvertAll(IntervalOf))
        : string.Empty;

    /// <summary>The least, the greatest and the mean value on a line. Empty when they are not known.</summary>
    internal static string Range(object? aggregates) => Row.Of(aggregates) is { } values
        ? Bars.Range(
            values[nameof(Aggregates.Min)] as double?,
            values[nameof(Aggregates.Mean)] as double?,
            values[nameof(Aggregates.Max)] as double?,
            RangeWidth)
        : string.Empty;

    /// <summary>The value of a statistic as a share of the greatest value of its series. Empty when there is none.</summary>
    internal static string Share(Row statistic) =>
        Bars.Share(
            (statistic[nameof(InverterStatistic.Value)] as double?) / (statistic[nameof(InverterStatistic.Peak)] as double?), PeakWidth);

    /// <summary>Days of the week as numbers. Null for no list.</summary>
    internal static List<int?>? Days(object? weekdays) =>
        (weekdays as IEnumerable)?.Cast<object?>().Select(day => Row.Plain(day) as int?).ToList();

    private static ScheduleChart.Rule RuleOf(Row rule) => new(
        rule[nameof(ScheduleRule.From)] as string,
        rule[nameof(ScheduleRule.To)] as string,
        Days(rule[nameof(ScheduleRule.Weekdays)]),
        (rule[nameof(ScheduleRule.FromTimestamp)] ?? rule[nameof(ScheduleRule.ToTimestamp)]) is not null,
        rule[nameof(ScheduleRule.TargetState)]?.ToString() ?? DisplayText.ShouldCharge(rule[nameof(ScheduleRule.ShouldCharge)] as bool?),
        rule.ToString());

    private static LocationTariffInterval IntervalOf(Row interval) => new()
    {
        Weekday = interval[nameof(LocationTariffInterval.Weekday)] as int?,
        FromHourMinute = interval[nameof(LocationTariffInterval.FromHourMinute)] as string,
        ToHourMinute = interval[nameof(LocationTariffInterval.ToHourMinute)] as string,
        TariffName = interval[nameof(LocationTariffInterval.TariffName)] as string,
        Cost = interval[nameof(LocationTariffInterval.Cost)] as decimal?,
    };
}
