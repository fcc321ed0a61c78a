using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;
using Enode.Schedules;

namespace Enode.Commands;

/// <summary>New-EnodeScheduleRule: a rule for New-EnodeSchedule and Set-EnodeSchedule. Sends nothing.</summary>
[Cmdlet(VerbsCommon.New, "EnodeScheduleRule", DefaultParameterSetName = nameof(ShouldCharge))]
[OutputType(typeof(ScheduleRule))]
public sealed class NewEnodeScheduleRule : EnodeCmdlet
{
    /// <summary>The clock time from which the rule applies, as HH:mm. Default: the whole day.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClockTimeCompleter))]
    [TextOnly]
    public string? From { get; set; }

    /// <summary>The clock time until which the rule applies, as HH:mm: the first after -From. 24:00 for midnight.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClockTimeCompleter))]
    [TextOnly]
    public string? To { get; set; }

    /// <summary>When the rule begins to apply. Default: it has applied all the time.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeCompleter))]
    [InvariantTime]
    public DateTimeOffset? FromTimestamp { get; set; }

    /// <summary>When the rule ends to apply. Default: never.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeCompleter))]
    [InvariantTime]
    public DateTimeOffset? ToTimestamp { get; set; }

    /// <summary>The days on which the rule applies. Default: every day.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WeekdayCompleter))]
    [Weekday]
    public int[]? Weekday { get; set; }

    /// <summary>Whether a vehicle or charger charges while the rule applies.</summary>
    [Parameter(ParameterSetName = nameof(ShouldCharge), Mandatory = true)]
    [TrueOrFalse]
    public bool ShouldCharge { get; set; }

    /// <summary>What a heating or cooling unit is set to while the rule applies.</summary>
    [Parameter(ParameterSetName = nameof(TargetState), Mandatory = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [TargetState]
    public TemperatureTargetState? TargetState { get; set; }

    private protected override void Process()
    {
        var rule = new ScheduleRule
        {
            HourMinute = (From ?? To) is null ? null : new HourMinuteRange { From = From, To = To },
            Weekdays = Weekday is null ? null : [.. Weekday.Select(day => (int?)day)],
            FromTimestamp = FromTimestamp?.ToUniversalTime(),
            ToTimestamp = ToTimestamp?.ToUniversalTime(),
            ShouldCharge = ParameterSetName == nameof(ShouldCharge) ? ShouldCharge : null,
            TargetState = TargetState,
        };
        Check(ScheduleRuleCheck.ErrorOf(rule));
        WriteObject(rule);
    }
}
