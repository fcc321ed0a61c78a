namespace Enode.Completion;

/// <summary>Offers nothing for a value that only the user knows. Without a completer, PowerShell offers file names.</summary>
public sealed class NoCompleter : WordCompleter
{
    /// <summary>Creates the completer.</summary>
    public NoCompleter()
        : base([])
    {
    }
}
