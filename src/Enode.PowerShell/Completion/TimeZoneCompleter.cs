namespace Enode.Completion;

/// <summary>Completes the names of time zones, by the whole name or by the city, as in <c>Europe/Oslo</c> for <c>osl</c>.</summary>
public sealed class TimeZoneCompleter : EnodeCompleter
{
    private protected override IEnumerable<Candidate> CandidatesFor(CompletedLine line) =>
        TimeZoneNames.Places.Select(place => new Candidate(place, place[(place.LastIndexOf('/') + 1)..], place));
}
