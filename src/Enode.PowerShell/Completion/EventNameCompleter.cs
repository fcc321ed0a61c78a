namespace Enode.Completion;

/// <summary>Completes the names of events that can be received.</summary>
public sealed class EventNameCompleter : WordCompleter
{
    /// <summary>Creates the completer.</summary>
    public EventNameCompleter()
        : base(WebhookEventNames.All)
    {
    }
}
