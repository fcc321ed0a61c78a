namespace Enode.Internal;

/// <summary>Draws a schedule as the week that it makes: a line for each day, in half-hours.</summary>
internal static class ScheduleChart
{
    private const char On = '█';
    private const char Off = '░';
    private const char Unknown = '·';
    private const string UnknownDefault = "default not known";
    private const string UnknownResult = "not known";
    private const string Others = "█▓▄▀▌▐ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Indent = "    ";

    /// <summary>
    /// The hours, the days, and what the characters stand for. Rules that apply for a period only, or cannot be drawn, follow as text.
    /// </summary>
    /// <param name="scheduleType">The kind of schedule: a value of <see cref="ScheduleTypes"/>.</param>
    /// <param name="default">What applies while no rule does.</param>
    /// <param name="rules">The rules.</param>
    internal static string Of(string? scheduleType, string @default, IReadOnlyList<Rule> rules)
    {
        var otherwise = @default.Length > 0 ? @default : UnknownDefault;
        var grid = new WeekGrid();
        var weekly = rules.Where(rule => rule.IsWeekly).ToList();
        foreach (var rule in weekly)
        {
            foreach (var span in WeekSpan.Of(rule.From, rule.To, rule.Weekdays))
            {
                grid.Add(span, rule.Result.Length > 0 ? rule.Result : UnknownResult);
            }
        }

        var legend = Legend(scheduleType == ScheduleTypes.Charge, otherwise);
        var days = Enumerable.Range(0, WeekdayNames.DaysPerWeek)
            .Select(day => $"{WeekdayNames.Short(day)} {grid.Line(day, result => legend.Of(result ?? otherwise))}").ToList();
        return string.Join('\n', days
            .Prepend(Indent + WeekGrid.Hours)
            .Concat(legend.Lines(string.Concat(days)).Select(line => Indent + line))
            .Concat(rules.Except(weekly).Select(rule => $"{Indent}+ {SafeText.Line(rule.Text)}")));
    }

    private static ChartLegend Legend(bool isCharge, string otherwise)
    {
        var legend = new ChartLegend(Others);
        if (isCharge)
        {
            legend.Set(DisplayText.ShouldCharge(true), On);
        }

        legend.Set(isCharge ? DisplayText.ShouldCharge(false) : otherwise, Off);
        legend.Set(UnknownDefault, Unknown);
        return legend;
    }

    /// <summary>A rule as far as it is drawn: of a live object, or of a copy.</summary>
    /// <param name="From">A clock time. Null for the whole day, as for <paramref name="To"/>.</param>
    /// <param name="To">A clock time.</param>
    /// <param name="Weekdays">The days. Null for every day.</param>
    /// <param name="HasPeriod">True when it applies for a period only.</param>
    /// <param name="Result">What applies while it does.</param>
    /// <param name="Text">The rule as text.</param>
    internal sealed record Rule(string? From, string? To, IReadOnlyList<int?>? Weekdays, bool HasPeriod, string Result, string Text)
    {
        internal bool IsWeekly =>
            !HasPeriod &&
            ((From ?? To) is null || WeekTimesCheck.ErrorOf(From, To) is null) &&
            WeekTimesCheck.ErrorOf(Weekdays) is null;

        internal static Rule Of(ScheduleRule rule) => new(
            rule.From,
            rule.To,
            rule.Weekdays,
            (rule.FromTimestamp ?? rule.ToTimestamp) is not null,
            rule.TargetState?.ToString() ?? DisplayText.ShouldCharge(rule.ShouldCharge),
            rule.ToString());
    }
}
