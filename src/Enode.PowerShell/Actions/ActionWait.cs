using System.Globalization;
using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Actions;

/// <summary>Waits for a command's actions together, with one progress bar, and writes them in the order in which they were added.</summary>
internal sealed class ActionWait
{
    private readonly ConnectedCmdlet cmdlet;
    private readonly TimeSpan timeout;
    private readonly ActionWaiter waiter = new(TimeProvider.System);
    private readonly List<(WaitedAction Waited, SentChange Change, object Target)> entries = [];

    internal ActionWait(ConnectedCmdlet cmdlet, TimeSpan timeout)
    {
        this.cmdlet = cmdlet;
        this.timeout = timeout;
    }

    /// <summary>Adds an action, or the id of one that is not read yet.</summary>
    /// <param name="change">The command, with its action where there is one.</param>
    /// <param name="id">The action's id.</param>
    /// <param name="targetType">The kind of device, a value of <see cref="AssetTypes"/>.</param>
    /// <param name="target">What an error is about that comes before the action was read.</param>
    internal void Add(SentChange change, string id, string targetType, object target)
    {
        var waited = new WaitedAction(id, targetType, change.Connection.Client, change.Action?.Origin ?? change.Connection, change.Action);
        entries.Add((waiter.Add(waited), change, target));
    }

    /// <summary>Waits, and writes every action as it is then, the counts, and an error for each that did not come out well.</summary>
    /// <remarks>The errors come last: under -ErrorAction Stop nothing can be written after the first.</remarks>
    internal void Complete(Pump pump, Func<PipelineWorkItem, IRequestObserver> observer)
    {
        try
        {
            pump.Start(workItem => waiter.WaitAsync(
                timeout, observer(workItem), pause => workItem.Post(() => ShowProgress(pause)), workItem.Token));
            pump.Finish();
        }
        finally
        {
            entries.ForEach(entry => entry.Change.Result = entry.Waited.Action);
        }

        foreach (var entry in entries.Where(entry => entry.Waited.Action is not null))
        {
            cmdlet.WriteResult(entry.Change);
        }

        // Where the summary ends the command, it comes after the errors. Where an error ends it, before them.
        if (cmdlet.InformationEnds)
        {
            WriteErrors();
            cmdlet.WriteSummary(Summary());
        }
        else
        {
            cmdlet.WriteSummary(Summary());
            WriteErrors();
        }
    }

    private void WriteErrors()
    {
        foreach (var (waited, change, target) in entries)
        {
            if (ErrorOf(waited) is { } error)
            {
                var record = ErrorRecords.From(error, waited.Action ?? target, change.Connection);
                if (waited.Action is null && !ErrorRecords.IsNonTerminating(error))
                {
                    throw new PipelineEndingException(record);
                }

                cmdlet.WriteError(record);
            }
        }
    }

    private Exception? ErrorOf(WaitedAction waited)
    {
        var action = waited.Action;
        if (waited.Error is not null)
        {
            return waited.Error;
        }

        if (action is null or { IsPending: true })
        {
            return new EnodeCommandException(CommandErrorIds.WaitTimeout, TimeoutMessage(waited), waited.LastFailure);
        }

        return action.State is ActionStates.Failed or ActionStates.Cancelled
            ? new EnodeCommandException(
                CommandErrorIds.ActionFailed, $"{action}. {action.FailureReason?.ToString() ?? "No reason was reported."}")
            : null;
    }

    private string TimeoutMessage(WaitedAction waited)
    {
        var state = waited.Action is { } action ? $"{action} after" : $"Action {waited.Id} was not read within";
        var reason = waited.LastFailure is { } failure ? $" The last poll failed: {failure.Message}" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{state} {timeout.TotalSeconds:0} s.{reason}");
    }

    private void ShowProgress(TimeSpan pause)
    {
        if (pause == TimeSpan.Zero)
        {
            cmdlet.Progress.Complete(CommandProgress.Wait);
            return;
        }

        var settled = entries.Count - waiter.PendingCount;
        var status = string.Create(
            CultureInfo.InvariantCulture,
            $"{settled} of {entries.Count} in a final state, next poll in {pause.TotalSeconds:0.#} s");
        cmdlet.Progress.Show(new ProgressRecord(CommandProgress.Wait, "Waiting for actions", status)
        {
            PercentComplete = 100 * settled / entries.Count,
        });
    }

    private string Summary()
    {
        int Count(string state) => entries.Count(entry => entry.Waited.Action?.State == state);
        var (confirmed, failed, cancelled) = (Count(ActionStates.Confirmed), Count(ActionStates.Failed), Count(ActionStates.Cancelled));
        var unknown = entries.Count - confirmed - failed - cancelled;
        return string.Create(
            CultureInfo.InvariantCulture, $"{confirmed} confirmed, {failed} failed, {cancelled} cancelled, {unknown} unknown");
    }
}
