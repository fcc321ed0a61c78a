using Enode.Connections;

namespace Enode.Completion;

/// <summary>Completes the names of saved profiles.</summary>
public sealed class ProfileCompleter : EnodeCompleter
{
    private protected override IEnumerable<Candidate> CandidatesFor(CompletedLine line)
    {
        try
        {
            return ProfileStore.Names.Select(name => new Candidate(name, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
