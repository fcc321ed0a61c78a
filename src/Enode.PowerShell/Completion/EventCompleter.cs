using Enode.Parameters;

namespace Enode.Completion;

/// <summary>Completes the names of events.</summary>
public sealed class EventCompleter : WordCompleter
{
    /// <summary>Creates the completer.</summary>
    public EventCompleter()
        : base(KnownWords.Events)
    {
    }
}
