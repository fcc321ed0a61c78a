using Enode.Parameters;

namespace Enode.Completion;

/// <summary>Completes the scopes that a user can be asked to allow.</summary>
public sealed class ScopeCompleter : WordCompleter
{
    /// <summary>Creates the completer.</summary>
    public ScopeCompleter()
        : base(KnownWords.Scopes)
    {
    }
}
