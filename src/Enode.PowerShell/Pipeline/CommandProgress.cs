using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>The progress records of one command. Those that are still shown are completed whenever and however the command ends.</summary>
/// <remarks>All methods belong to the pipeline thread.</remarks>
internal sealed class CommandProgress
{
    /// <summary>Why a request waits before it is sent again.</summary>
    internal const int Retry = 7301;

    /// <summary>The progress of a list.</summary>
    internal const int List = 7302;

    /// <summary>How many commands were sent, and then how many of their actions are in a final state.</summary>
    internal const int Commands = 7303;

    /// <summary>That the user is in a browser.</summary>
    internal const int Browser = 7304;

    // PowerShell counts from 1 for the commands that leave the choice to it.
    private static long lastSourceId = 1L << 32;

    private readonly long sourceId = Interlocked.Increment(ref lastSourceId);
    private readonly HashSet<int> shown = [];
    private readonly ICommandRuntime runtime;
    private readonly CommandHost host;

    internal CommandProgress(ICommandRuntime runtime, CommandHost host)
    {
        this.runtime = runtime;
        this.host = host;
    }

    /// <summary>Shows a record, in the place of an earlier one with its id. Its texts are made safe to show.</summary>
    internal void Show(ProgressRecord record)
    {
        if (host.TakesProgress)
        {
            record.Activity = SafeText.Line(record.Activity);
            record.StatusDescription = SafeText.Line(record.StatusDescription);
            shown.Add(record.ActivityId);
            runtime.WriteProgress(sourceId, record);
        }
    }

    /// <summary>Completes a record, if it is shown. May be called when the pipeline takes no more output.</summary>
    internal void Complete(int id)
    {
        if (shown.Remove(id))
        {
            host.WriteProgress(sourceId, new ProgressRecord(id, "Enode", "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>Completes all records.</summary>
    internal void CompleteAll()
    {
        foreach (var id in shown.ToList())
        {
            Complete(id);
        }
    }
}
