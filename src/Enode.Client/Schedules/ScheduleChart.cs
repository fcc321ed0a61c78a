namespace Enode.Internal;

/// <summary>Draws a schedule as the week that it makes: a line for each day, in half-hours.</summary>
internal static class ScheduleChart
{
    private const char On = '█';
    private const char Off = '░';
    private const string Others = "█▓▄▀▌▐ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Indent = "    ";

    /// <summary>
    /// The hours, the days, and what the characters stand for. Rules that apply for a period only, or cannot be drawn, follow as text.
    /// </summary>
    internal static string Of(Schedule schedule)
    {
        var grid = new WeekGrid();
        var rules = (schedule.Rules ?? []).Where(rule => rule is not null).ToList();
        var weekly = rules.Where(IsWeekly).ToList();
        foreach (var rule in weekly)
        {
            foreach (var span in WeekSpan.Of(rule.From, rule.To, rule.Weekdays))
            {
                grid.Add(span, rule.Result);
            }
        }

        var legend = Legend(schedule);
        var days = Enumerable.Range(0, WeekdayNames.DaysPerWeek)
            .Select(day => $"{WeekdayNames.Short(day)} {grid.Line(day, result => legend.Of(result ?? schedule.Default))}").ToList();
        return string.Join('\n', days
            .Prepend(Indent + WeekGrid.Hours)
            .Concat(legend.Lines(string.Concat(days)).Select(line => Indent + line))
            .Concat(rules.Except(weekly).Select(rule => $"{Indent}+ {rule}")));
    }

    private static bool IsWeekly(ScheduleRule rule) =>
        rule is { FromTimestamp: null, ToTimestamp: null } &&
        (rule.HourMinute is null || WeekTimesCheck.ErrorOf(rule.From, rule.To) is null) &&
        WeekTimesCheck.ErrorOf(rule.Weekdays) is null;

    private static ChartLegend Legend(Schedule schedule)
    {
        var legend = new ChartLegend(Others);
        if (schedule is ChargeSchedule)
        {
            legend.Set(DisplayText.ShouldCharge(true), On);
        }

        legend.Set(schedule is ChargeSchedule ? DisplayText.ShouldCharge(false) : schedule.Default, Off);
        return legend;
    }
}
