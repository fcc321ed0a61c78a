using System.Globalization;

namespace Enode.Completion;

/// <summary>Completes days as <c>YYYY-MM-DD</c> and months as <c>YYYY-MM</c>.</summary>
public sealed class IntervalCompleter : EnodeCompleter
{
    private protected override IEnumerable<Candidate> CandidatesFor(CompletedLine line)
    {
        var today = TimeProvider.System.GetUtcNow();
        return
        [
            new(Text(today, "yyyy-MM-dd"), "today"),
            new(Text(today.AddDays(-1), "yyyy-MM-dd"), "yesterday"),
            new(Text(today, "yyyy-MM"), "this month"),
            new(Text(today.AddDays(-today.Day), "yyyy-MM"), "last month"),
        ];
    }

    private static string Text(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
