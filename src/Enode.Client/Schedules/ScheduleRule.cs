using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A rule of a schedule: when it applies, and what applies then. Of the conditions that it has, all must be met; without a condition, it
/// applies always.
/// </summary>
public sealed class ScheduleRule : EnodeModel
{
    /// <summary>The clock time from which the rule applies, as <c>HH:mm</c>. Null for the whole day.</summary>
    [JsonIgnore]
    public string? From => HourMinute?.From;

    /// <summary>The clock time until which the rule applies, as <c>HH:mm</c>. Null for the whole day.</summary>
    [JsonIgnore]
    public string? To => HourMinute?.To;

    /// <summary>The clock times between which the rule applies. Null for the whole day.</summary>
    public HourMinuteRange? HourMinute { get; set; }

    /// <summary>The days on which the rule applies, from 0 for Monday to 6 for Sunday. Null for every day.</summary>
    public EnodeList<int?>? Weekdays { get; set; }

    /// <summary>When the rule begins to apply. Null for a rule that has applied all the time.</summary>
    public DateTimeOffset? FromTimestamp { get; set; }

    /// <summary>When the rule ends to apply. Null for a rule that does not end.</summary>
    public DateTimeOffset? ToTimestamp { get; set; }

    /// <summary>Whether the device charges while the rule applies. Null in a temperature schedule.</summary>
    public bool? ShouldCharge { get; set; }

    /// <summary>What the unit is set to while the rule applies. Null in a charge schedule.</summary>
    public TemperatureTargetState? TargetState { get; set; }

    /// <summary>When the rule applies, and what applies then, as in <c>22:00-06:00 Mon-Fri: charge</c>.</summary>
    public override string ToString() => $"{When}: {TargetState?.ToString() ?? DisplayText.ShouldCharge(ShouldCharge)}";

    private string When => DisplayText.Joined(
        HourMinute?.ToString(),
        WeekdayNames.Short(Weekdays),
        FromTimestamp is { } start ? $"from {UtcTimeConverter.Text(start)}" : null,
        ToTimestamp is { } end ? $"until {UtcTimeConverter.Text(end)}" : null) ?? "always";
}
