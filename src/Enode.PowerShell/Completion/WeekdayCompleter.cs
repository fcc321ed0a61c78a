namespace Enode.Completion;

/// <summary>Completes the days of the week.</summary>
public sealed class WeekdayCompleter : WordCompleter
{
    /// <summary>Creates the completer.</summary>
    public WeekdayCompleter()
        : base(WeekdayNames.All)
    {
    }
}
