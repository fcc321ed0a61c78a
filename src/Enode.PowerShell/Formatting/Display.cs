using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using Enode.Connections;

namespace Enode.Formatting;

/// <summary>
/// What the views show where a property alone does not read well, or could carry control characters to the terminal.
/// Each is pure, called from Enode.Format.ps1xml, and takes live objects and those that came from a job or a file.
/// </summary>
public static class Display
{
    private const int BarWidth = 10;

    /// <summary>
    /// A value as a cell that is safe to show: control characters and direction overrides in its text are written out, as
    /// <c>\u001b</c>. Numbers, times and booleans stay as they are: PowerShell formats them.
    /// </summary>
    /// <param name="value">The value of a property.</param>
    public static object? Text(object? value) => Plain(value) switch
    {
        null => null,
        string text => SafeText.Line(text),
        SecureString => "[SecureString]",
        IDictionary members => Braced(members.Keys.Cast<object>().Select(name => $"{Text(name)}: {Item(members[name])}")),
        IEnumerable items => Braced(items.Cast<object?>().Select(Item)),
        bool or IFormattable and not (Uri or PSObject) => value,
        var other => SafeText.Line(other.ToString() ?? string.Empty),
    };

    /// <summary>
    /// A level in % as a bar with its number, as in <c>███████░░░  66 %</c>. Empty when the level is not known.
    /// </summary>
    /// <param name="level">0 to 100. What lies outside is drawn as the nearer end.</param>
    public static string Bar(double? level)
    {
        if (level is not { } known || !double.IsFinite(known))
        {
            return string.Empty;
        }

        var filled = (int)Math.Round(Math.Clamp(known, 0, 100) / 100 * BarWidth, MidpointRounding.AwayFromZero);
        var bar = new string('█', filled) + new string('░', BarWidth - filled);
        return string.Create(CultureInfo.InvariantCulture, $"{bar} {known,3:0} %");
    }

    /// <summary>
    /// The state of plug and power of a vehicle or charger, as text for a column: <c>Charging 11 kW</c>, <c>Plugged in</c>,
    /// <c>Unplugged</c>.
    /// </summary>
    /// <param name="device">The vehicle or charger.</param>
    public static string Charging(object? device) => Member(device, nameof(Vehicle.ChargeState)) is null
        ? string.Empty
        : Charging(Member(device, nameof(Vehicle.PowerDeliveryState)) as string, Member(device, nameof(Vehicle.ChargeRate)) as double?);

    /// <summary>The type of the reason for which an action failed, as in <c>NO_RESPONSE</c>. The list view has its text.</summary>
    /// <param name="action">The action.</param>
    public static string Reason(object? action) => Member(action, nameof(AssetAction.FailureReason)) switch
    {
        null => string.Empty,
        // Through a job comes only the text of what is nested: kind and sentence, with a colon between them.
        string text => SafeText.Line(text.Split(':')[0]),
        var reason => SafeText.Line(Member(reason, nameof(ActionFailureReason.Type)) as string ?? string.Empty),
    };

    /// <summary>A mark for the connection that this runspace has selected.</summary>
    /// <param name="connection">The connection.</param>
    public static string Selected(object? connection) =>
        Plain(connection) is EnodeConnection one && ConnectionRegistry.Selected == one ? "*" : string.Empty;

    /// <summary>How many requests a simulator has received.</summary>
    /// <param name="simulator">The simulator.</param>
    public static int Requests(object? simulator) => Member(simulator, nameof(EnodeSimulator.RequestLog)) switch
    {
        ICollection requests => requests.Count,
        IReadOnlyCollection<object> requests => requests.Count,
        _ => 0,
    };

    /// <summary>A time of day with milliseconds, where the machine is, as in <c>14:03:27.512</c>. Empty when it is not known.</summary>
    /// <param name="time">The time.</param>
    public static string TimeOfDay(object? time) => (Plain(time) switch
    {
        DateTimeOffset known => known.LocalDateTime,
        null => null,
        // A file has the parts of a DateTimeOffset.
        var parts => (Member(parts, nameof(DateTimeOffset.UtcDateTime)) as DateTime?)?.ToLocalTime(),
    })?.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A time to the minute with its offset, as in <c>2026-06-01 12:15 +02:00</c>. Empty when it is not known.</summary>
    /// <param name="time">The time.</param>
    public static string Time(object? time) => Plain(time) switch
    {
        null => string.Empty,
        DateTimeOffset known => known.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture),
        // In a file or through a job it has its text, which follows no culture.
        var copy when DateTimeOffset.TryParse(copy.ToString(), CultureInfo.InvariantCulture, out var read) => Time(read),
        var other => SafeText.Line(other.ToString() ?? string.Empty),
    };

    /// <summary>A duration in hours and minutes, as in <c>1 h 05 min</c>. Empty when it is not known.</summary>
    /// <param name="duration">The duration.</param>
    public static string Duration(object? duration) => Plain(duration) switch
    {
        null => string.Empty,
        TimeSpan time => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalHours):0} h {time.Minutes:00} min"),
        // Of a job it has its text.
        var copy when TimeSpan.TryParse(copy.ToString(), CultureInfo.InvariantCulture, out var read) => Duration(read),
        var other => SafeText.Line(other.ToString() ?? string.Empty),
    };

    /// <summary>A number with three digits behind the decimal point at most. Empty when it is not known.</summary>
    /// <param name="number">The number.</param>
    public static double? Rounded(double? number) => number is { } known ? Math.Round(known, 3) : null;

    /// <summary>Days of the week as names, as in <c>Mon-Fri</c>. Empty for no list, which is every day.</summary>
    /// <param name="weekdays">The numbers of the days.</param>
    public static string Days(object? weekdays) => WeekdayNames.Short(DaysOf(Plain(weekdays))) ?? string.Empty;

    /// <summary>
    /// The week that a schedule makes: a line for each day, in half-hours. Rules that apply for a period only follow as text. Empty when
    /// the rules are not known.
    /// </summary>
    /// <param name="schedule">The schedule.</param>
    public static string Week(object? schedule)
    {
        if (Objects(Member(schedule, nameof(Schedule.Rules))) is not { } rules)
        {
            return string.Empty;
        }

        return ScheduleChart.Of(
            Member(schedule, nameof(Schedule.ScheduleType)) as string,
            Member(schedule, nameof(Schedule.Default)) as string ?? string.Empty,
            [.. rules.Select(RuleOf)]);
    }

    /// <summary>
    /// The prices of a location's days as bars, in half-hours, with the highest price first. Empty when the times are not known.
    /// </summary>
    /// <param name="tariff">The tariff of the location.</param>
    public static string Prices(object? tariff) => Objects(Member(tariff, nameof(LocationTariff.Intervals))) is { } intervals
        ? TariffChart.Of([.. intervals.Select(IntervalOf)])
        : string.Empty;

    /// <summary>The objects of a list. Null when there is only text, as in a CSV file, or in a copy of less depth.</summary>
    private static List<object>? Objects(object? list)
    {
        var items = list is string ? null : (list as IEnumerable)?.Cast<object?>().OfType<object>().ToList();
        return items is not null && items.TrueForAll(item => Plain(item) is not string) ? items : null;
    }

    private static ScheduleChart.Rule RuleOf(object rule) => new(
        Member(rule, nameof(ScheduleRule.From)) as string,
        Member(rule, nameof(ScheduleRule.To)) as string,
        DaysOf(Member(rule, nameof(ScheduleRule.Weekdays))),
        (Member(rule, nameof(ScheduleRule.FromTimestamp)) ?? Member(rule, nameof(ScheduleRule.ToTimestamp))) is not null,
        Member(rule, nameof(ScheduleRule.TargetState))?.ToString()
            ?? DisplayText.ShouldCharge(Member(rule, nameof(ScheduleRule.ShouldCharge)) as bool?),
        rule.ToString() ?? string.Empty);

    private static List<int?>? DaysOf(object? weekdays) =>
        (weekdays as IEnumerable)?.Cast<object?>().Select(day => Plain(day) as int?).ToList();

    private static LocationTariffInterval IntervalOf(object interval) => new()
    {
        Weekday = Member(interval, nameof(LocationTariffInterval.Weekday)) as int?,
        FromHourMinute = Member(interval, nameof(LocationTariffInterval.FromHourMinute)) as string,
        ToHourMinute = Member(interval, nameof(LocationTariffInterval.ToHourMinute)) as string,
        TariffName = Member(interval, nameof(LocationTariffInterval.TariffName)) as string,
        Cost = Member(interval, nameof(LocationTariffInterval.Cost)) as decimal?,
    };

    private static string Charging(string? powerDeliveryState, double? chargeRate) => powerDeliveryState switch
    {
        PowerDeliveryStates.Charging => chargeRate is { } rate && double.IsFinite(rate)
            ? string.Create(CultureInfo.InvariantCulture, $"Charging {rate:0.#} kW")
            : "Charging",
        PowerDeliveryStates.Stopped => "Plugged in",
        PowerDeliveryStates.Complete => "Complete",
        PowerDeliveryStates.Initializing => "Initializing",
        PowerDeliveryStates.NoPower => "No power",
        PowerDeliveryStates.Fault => "Fault",
        PowerDeliveryStates.Discharging => "Discharging",
        PowerDeliveryStates.Unplugged => "Unplugged",
        null or PowerDeliveryStates.Unknown => "Unknown",
        var newer => SafeText.Line(newer),
    };

    private static string Braced(IEnumerable<string> items) => $"{{{string.Join(", ", items)}}}";

    private static string Item(object? value) => Convert.ToString(Text(value), CultureInfo.CurrentCulture) ?? string.Empty;

    private static object? Member(object? thing, string name) =>
        thing is null ? null : Plain(PSObject.AsPSObject(thing).Properties[name]?.Value);

    // What came from a file has no object inside, but properties and a text of its own.
    private static object? Plain(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
