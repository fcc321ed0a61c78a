using System.ComponentModel;
using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>
/// A command whose texts are safe to show: prompts, verbose and debug lines and warnings carry names and ids as they were received, and
/// pass here on their way to the terminal. Errors do so in <see cref="Errors.ErrorRecords"/>, progress in <see cref="CommandProgress"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SafeCmdlet : PSCmdlet
{
    /// <inheritdoc cref="Cmdlet.ShouldProcess(string, string)"/>
    private protected new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(SafeText.Line(target), SafeText.Line(action));

    /// <inheritdoc cref="Cmdlet.WriteVerbose"/>
    internal new void WriteVerbose(string text) => base.WriteVerbose(SafeText.Lines(text));

    /// <inheritdoc cref="Cmdlet.WriteDebug"/>
    internal new void WriteDebug(string text) => base.WriteDebug(SafeText.Lines(text));

    /// <inheritdoc cref="Cmdlet.WriteWarning"/>
    internal new void WriteWarning(string text) => base.WriteWarning(SafeText.Lines(text));
}
