using System.Globalization;
using Enode.Parameters;

namespace Enode.Completion;

/// <summary>Completes times around now, in UTC, as they are read whatever the culture.</summary>
public sealed class TimeCompleter : EnodeCompleter
{
    private protected override IEnumerable<Candidate> CandidatesFor(CompletedLine line)
    {
        var now = TimeProvider.System.GetUtcNow();
        var today = new DateTimeOffset(now.Date, TimeSpan.Zero);
        var month = today.AddDays(1 - today.Day);
        return
        [
            Day(today, "today"),
            Day(today.AddDays(-1), "yesterday"),
            Day(today.AddDays(-7), "7 days ago"),
            Day(month, "this month"),
            Day(month.AddMonths(-1), "last month"),
            Day(today.AddDays(1), "tomorrow"),
            new(now.ToString("yyyy-MM-ddTHH:mmZ", CultureInfo.InvariantCulture), "now"),
            .. DayWords.All.Select(day => new Candidate(day.Word, $"{day.Word}, from 00:00 UTC")),
        ];
    }

    private static Candidate Day(DateTimeOffset day, string name) =>
        new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{name}, from 00:00 UTC");
}
