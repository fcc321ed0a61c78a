using System.Text.RegularExpressions;
using Enode.Parameters;

namespace Enode.Schedules;

/// <summary>Takes rules of schedules.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class ScheduleRulesAttribute : BuiltFromAttribute<ScheduleRule>
{
    private static readonly string[] Names =
    [
        nameof(ScheduleRule.From), nameof(ScheduleRule.To), "Weekday", nameof(ScheduleRule.FromTimestamp), nameof(ScheduleRule.ToTimestamp),
        nameof(ScheduleRule.ShouldCharge), nameof(ScheduleRule.TargetState), nameof(ScheduleRule.HourMinute),
    ];

    private protected override ScheduleRule Create(object given)
    {
        var members = GivenMembers.Of(given, Names);
        return new ScheduleRule
        {
            HourMinute = HourMinute(members),
            Weekdays = members.Weekdays("Weekday"),
            FromTimestamp = members.Time(nameof(ScheduleRule.FromTimestamp))?.ToUniversalTime(),
            ToTimestamp = members.Time(nameof(ScheduleRule.ToTimestamp))?.ToUniversalTime(),
            ShouldCharge = members.Flag(nameof(ScheduleRule.ShouldCharge)),
            TargetState = members.Value(nameof(ScheduleRule.TargetState)) is { } state
                ? GivenMembers.Converted<TemperatureTargetState>(nameof(ScheduleRule.TargetState), state, new TargetStateAttribute())
                : null,
        };
    }

    private protected override MemberError? ErrorOf(ScheduleRule item) => ScheduleRuleCheck.ErrorOf(item);

    /// <summary>The clock times by themselves, as the API nests them, or, in a row or a copy, both.</summary>
    private static HourMinuteRange? HourMinute(GivenMembers members)
    {
        var (from, to) = (members.Text(nameof(ScheduleRule.From)), members.Text(nameof(ScheduleRule.To)));
        var flat = (from ?? to) is null ? null : new HourMinuteRange { From = from, To = to };
        if (members.Value(nameof(ScheduleRule.HourMinute)) is not { } nested)
        {
            return flat;
        }

        var range = RangeOf(nested);
        return flat is null || flat.ToString() == range.ToString() ? range : throw GivenMembers.Rejection(
            $"HourMinute is '{SafeText.Line(range.ToString())}', and From and To are '{SafeText.Line(flat.ToString())}'.");
    }

    private static HourMinuteRange RangeOf(object nested)
    {
        if (RefuseNullAttribute.Plain(nested) is HourMinuteRange live)
        {
            return live;
        }

        if (RefuseNullAttribute.Plain(nested) is string text)
        {
            // Text of another form is rejected by the check of the clock times.
            var match = Range().Match(text);
            return match.Success
                ? new HourMinuteRange { From = match.Groups[1].Value, To = match.Groups[2].Value }
                : new HourMinuteRange { From = text };
        }

        var members = GivenMembers.Of(nested, nameof(HourMinuteRange.From), nameof(HourMinuteRange.To));
        return new HourMinuteRange { From = members.Text(nameof(HourMinuteRange.From)), To = members.Text(nameof(HourMinuteRange.To)) };
    }

    [GeneratedRegex(@"\A([0-9:]+)-([0-9:]+)\z")]
    private static partial Regex Range();
}
