namespace Enode.Completion;

/// <summary>Completes times of day by the hour, up to <c>24:00</c>.</summary>
public sealed class ClockTimeCompleter : WordCompleter
{
    /// <summary>Creates the completer.</summary>
    public ClockTimeCompleter()
        : base(Enumerable.Range(0, 25).Select(hour => $"{hour:00}:00"))
    {
    }
}
