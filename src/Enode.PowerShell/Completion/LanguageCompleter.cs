using Enode.Parameters;

namespace Enode.Completion;

/// <summary>Completes the languages of texts.</summary>
public sealed class LanguageCompleter : WordCompleter
{
    /// <summary>Creates the completer.</summary>
    public LanguageCompleter()
        : base(KnownWords.Languages)
    {
    }
}
