namespace Enode.Simulation;

/// <summary>What a schedule demands of its device over time.</summary>
/// <param name="Default">The command that leads to the state without a rule.</param>
/// <param name="Rules">
/// The rules. Where several apply, the last of them counts, as each of them overrides what stands before it, beginning with the default.
/// No document says which one does.
/// </param>
internal sealed record ScheduleProgram(DeviceCommand Default, IReadOnlyList<ScheduleRule> Rules)
{
    /// <summary>Days without a change after which there is none before the next timestamp of a rule: rules repeat every week.</summary>
    private const int MaximumQuietDays = 8;

    /// <summary>The last time for which transitions are computed, as dates end soon after.</summary>
    private static readonly DateTimeOffset End = DateTimeOffset.MaxValue.AddDays(-10);

    /// <summary>All commands that it can give.</summary>
    public IEnumerable<DeviceCommand> Targets => Rules.Select(rule => rule.Target).Prepend(Default);

    public DeviceCommand TargetAt(DateTimeOffset moment, TimeZoneInfo zone)
    {
        for (var i = Rules.Count - 1; i >= 0; i--)
        {
            if (Rules[i].AppliesAt(moment, zone))
            {
                return Rules[i].Target;
            }
        }

        return Default;
    }

    /// <summary>When the state changes after a time. This can go on forever.</summary>
    public IEnumerable<ScheduleTransition> Transitions(DateTimeOffset after, TimeZoneInfo zone)
    {
        var target = TargetAt(after, zone);
        var quietDays = 0;
        while (after < End)
        {
            var until = after.AddDays(1);

            // Computed once for the day: with hundreds of rules, the periods of each of them at each edge would take seconds.
            var spans = Rules.Select(rule => rule.Spans(after, until, zone).ToArray()).ToArray();
            var edges = spans.SelectMany(all => all).SelectMany(span => new[] { span.From, span.To });
            foreach (var edge in edges.Where(edge => edge > after && edge <= until).Distinct().Order())
            {
                var rule = Array.FindLastIndex(spans, all => Array.Exists(all, span => span.Contains(edge)));
                if ((rule < 0 ? Default : Rules[rule].Target) is var next && next != target)
                {
                    target = next;
                    quietDays = 0;
                    yield return new ScheduleTransition(edge, next);
                }
            }

            after = until;
            if (++quietDays > MaximumQuietDays)
            {
                var timestamps = Rules.SelectMany(rule => rule.Timestamps).Where(time => time > after);
                after = timestamps.Select(time => time.AddTicks(-1)).DefaultIfEmpty(End).Min();
                quietDays = 0;
            }
        }
    }
}

/// <summary>A change of the state that a schedule demands.</summary>
internal sealed record ScheduleTransition(DateTimeOffset At, DeviceCommand Target);
