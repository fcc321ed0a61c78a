using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;

namespace Enode.Formatting;

/// <summary>
/// The text of a value in a view: safe to show, with control characters and direction overrides written out, as <c>\u001b</c>, and the
/// same in every culture.
/// </summary>
internal static class ValueText
{
    private const int TableLevelWidth = 6;
    private const int ListLevelWidth = 10;

    /// <summary>Times of a period or a plan: they are compared with each other, and not with now.</summary>
    private static readonly HashSet<string> Absolute = new(StringComparer.Ordinal)
    {
        nameof(ChargingStatistic.Date), nameof(ChargingSession.From), nameof(SmartChargingPlan.StopAt), nameof(SmartChargingPlan.StartAt),
        nameof(ScheduleStatus.NextTransitionAt), nameof(ScheduleRule.FromTimestamp), nameof(ScheduleRule.ToTimestamp),
    };

    /// <summary>A value in the column of a table.</summary>
    /// <param name="row">The object.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="width">The number of cells of the column. A number fits in it, and a text can be longer.</param>
    internal static string InTable(Row row, string name, int width) => (name, row[name]) switch
    {
        (nameof(Vehicle.BatteryLevel), double level) when Bars.Level(level, TableLevelWidth).Length <= width =>
            Bars.Level(level, TableLevelWidth),
        (nameof(EnodeConnection.IsSelected), var isSelected) => isSelected is true ? "*" : string.Empty,
        (nameof(ScheduleRule.Weekdays), var days) => WeekdayNames.Short(Charts.Days(days)) ?? string.Empty,
        (nameof(SimulatorRequest.Time), var time) => TimeOfDay(time),
        (nameof(Device.Age), TimeSpan age) => RelativeTime.Short(age),
        (_, TimeSpan duration) when Duration(duration).Length > width => RelativeTime.Short(duration),
        (_, double or float or decimal or int or long) => NumberFormats.InTable(row, name, (IFormattable)row[name]!, width),
        var (_, value) when Row.Time(value) is { } time => Absolute.Contains(name) ? Minute(time) : RelativeTime.Of(time, row.Now),
        var (_, value) => Text(row, name, value),
    };

    /// <summary>A value in a list.</summary>
    internal static string InList(Row row, string name)
    {
        var value = row[name];
        return name switch
        {
            nameof(Vehicle.BatteryLevel) => Bars.Level(value as double?, ListLevelWidth),
            nameof(Device.Age) when value is TimeSpan age => RelativeTime.Long(age),
            nameof(EnodeSimulator.RequestLog) when row[nameof(EnodeSimulator.RequestCount)] is int count =>
                Sentences.Count(count, "request"),
            nameof(Schedule.Rules) => Lines(Text(row, name, value), Charts.Week(row)),
            nameof(LocationTariff.Intervals) => Lines(Text(row, name, value), Charts.Prices(row)),
            nameof(ChargingStatistic.Kw) or nameof(ChargingStatistic.Price) or nameof(ChargingStatistic.NonSmartPrice) =>
                Joined(Text(row, name, value), Charts.Range(value)),
            nameof(InverterStatistic.Value) => Joined(Text(row, name, value), Charts.Share(row)),
            _ => Text(row, name, value),
        };
    }

    private static string Text(Row row, string name, object? value) => value switch
    {
        null => string.Empty,
        _ when Row.Time(value) is { } time => RelativeTime.Full(time),
        TimeSpan duration => Duration(duration),
        bool or Enum => value.ToString()!,
        IFormattable number and not (Uri or PSObject) => NumberFormats.InList(row, name, number),
        _ => Plain(value),
    };

    private static string Plain(object? value) => Row.Plain(value) switch
    {
        null => string.Empty,
        string text => SafeText.Line(text),
        SecureString => "[SecureString]",
        PSCredential credential => SafeText.Line(credential.UserName),
        IDictionary members =>
            $"{{{string.Join(", ", members.Keys.Cast<object>().Select(key => $"{Plain(key)}: {Plain(members[key])}"))}}}",
        IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Plain)),
        var other => SafeText.Line(Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty),
    };

    private static string Minute(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    /// <summary>A time of day with milliseconds, where the machine is, as in <c>14:03:27.512</c>.</summary>
    private static string TimeOfDay(object? time) => (time switch
    {
        DateTimeOffset known => known.LocalDateTime,
        // A file has the parts of a DateTimeOffset, which its text has without milliseconds.
        not null => (new Row(time)[nameof(DateTimeOffset.UtcDateTime)] as DateTime?)?.ToLocalTime(),
        null => null,
    })?.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A duration in hours and minutes, as in <c>1 h 05 min</c>.</summary>
    private static string Duration(TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(duration.TotalHours):0} h {duration.Minutes:00} min");

    private static string Joined(string text, string chart) => chart.Length == 0 ? text : $"{text}  {chart}";

    private static string Lines(string text, string chart) => chart.Length == 0 ? text : $"{text}\n{chart}";
}
