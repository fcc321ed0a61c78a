using System.Management.Automation;
using System.Management.Automation.Host;

namespace Enode.Pipeline;

/// <summary>
/// The host, as a command reaches it when the pipeline takes no more output: after an error of another command, and after Ctrl+C,
/// only <see cref="IDisposable.Dispose"/> of a command is called, and its Write methods are not permitted there.
/// </summary>
internal sealed class CommandHost
{
    private readonly PSHost host;

    internal CommandHost(PSHost host)
    {
        this.host = host;
    }

    /// <summary>False where the user wants no warnings.</summary>
    internal bool TakesWarnings { get; init; }

    /// <summary>True where the user wants the command to end at its first warning.</summary>
    internal bool WarningsEnd { get; init; }

    /// <summary>False where the user wants no progress.</summary>
    internal bool TakesProgress { get; init; }

    internal void WriteWarning(string text)
    {
        if (TakesWarnings)
        {
            Try(ui => ui.WriteWarningLine(SafeText.Lines(text)));
        }
    }

    internal void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (TakesProgress)
        {
            Try(ui => ui.WriteProgress(sourceId, record));
        }
    }

    private void Try(Action<PSHostUserInterface> write)
    {
        try
        {
            if (host.UI is { } ui)
            {
                write(ui);
            }
        }
        catch (Exception exception) when (
            exception is HostException or NotImplementedException or NotSupportedException or InvalidOperationException)
        {
            // The host cannot show it: hosts of other programs throw NotImplementedException for what they do not have. The error that
            // ended the command must not be replaced by this one.
        }
    }
}
