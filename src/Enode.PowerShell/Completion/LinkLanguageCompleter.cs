using Enode.Parameters;

namespace Enode.Completion;

/// <summary>Completes the languages of the pages on which users link vendor accounts.</summary>
public sealed class LinkLanguageCompleter : WordCompleter
{
    /// <summary>Creates the completer.</summary>
    public LinkLanguageCompleter()
        : base(KnownWords.LinkLanguages)
    {
    }
}
