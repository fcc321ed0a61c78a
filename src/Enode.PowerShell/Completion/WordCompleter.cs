namespace Enode.Completion;

/// <summary>Completes the words of a set.</summary>
public abstract class WordCompleter : EnodeCompleter
{
    private readonly IEnumerable<string> words;

    private protected WordCompleter(IEnumerable<string> words)
    {
        this.words = words;
    }

    private protected sealed override IEnumerable<Candidate> CandidatesFor(CompletedLine line) => words.Select(word => new Candidate(word));
}
