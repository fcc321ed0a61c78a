using System.Globalization;
using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Actions;

/// <summary>Waits for a command's actions together, with one progress bar, and writes them in the order in which they were added.</summary>
internal sealed class ActionWait
{
    /// <summary>The number of pending actions whose devices the progress names.</summary>
    private const int NamedDevices = 2;

    private readonly ConnectedCmdlet cmdlet;
    private readonly TimeSpan timeout;
    private readonly ActionWaiter waiter = new(TimeProvider.System);
    private readonly List<(WaitedAction Waited, SentChange Change, object Target)> entries = [];

    internal ActionWait(ConnectedCmdlet cmdlet, TimeSpan timeout)
    {
        this.cmdlet = cmdlet;
        this.timeout = timeout;
    }

    /// <summary>The actions as they were last read. Null for one that was not read.</summary>
    internal IReadOnlyList<AssetAction?> Actions => entries.ConvertAll(entry => entry.Waited.Action);

    /// <summary>Adds an action, or the id of one that is not read yet.</summary>
    /// <param name="change">The command, with its action where there is one.</param>
    /// <param name="id">The action's id.</param>
    /// <param name="targetType">The kind of device, a value of <see cref="AssetTypes"/>.</param>
    /// <param name="target">What an error is about that comes before the action was read.</param>
    internal void Add(SentChange change, string id, string targetType, object target)
    {
        var origin = change.Action?.Origin as EnodeConnection ?? change.Connection;
        var waited = new WaitedAction(
            id, targetType, change.Connection.Client, origin, change.Action, read => ActionTargets.Complete(read, origin, null));
        entries.Add((waiter.Add(waited), change, target));
    }

    /// <summary>Waits, and writes every action as it is then, an error for each that did not come out well, and the summary.</summary>
    internal void Complete(Pump pump, Func<PipelineWorkItem, IRequestObserver> observer, Func<string> summary)
    {
        try
        {
            pump.Start(workItem => WaitAsync(workItem, observer(workItem)));
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

        // After an error that ends the command, nothing more can be written.
        var ending = entries.Find(entry => entry.Waited is { Action: null, Error: { } error } && !ErrorRecords.IsNonTerminating(error));
        var isLast = cmdlet.InformationEnds || !(cmdlet.ErrorsEnd || ending.Waited is not null);
        if (!isLast)
        {
            cmdlet.WriteSummary(summary());
        }

        WriteErrors();
        if (isLast)
        {
            cmdlet.WriteSummary(summary());
        }
    }

    private async Task WaitAsync(PipelineWorkItem workItem, IRequestObserver observer)
    {
        var countdown = Countdown.Start(workItem, TimeProvider.System, timeout, ShowProgress);
        try
        {
            await waiter.WaitAsync(timeout, observer, _ => { }, workItem.Token).ConfigureAwait(false);
        }
        finally
        {
            countdown.End(() => cmdlet.Progress.Complete(CommandProgress.Commands));
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
            return new EnodeCommandException(CommandErrorIds.WaitTimeout, TimeoutMessage(waited), waited.LastFailure)
            {
                Recommendation = waited.LastFailure is null ? null : ActionAdvice.AfterFailedPoll,
            };
        }

        return action.State is ActionStates.Failed or ActionStates.Cancelled
            ? new EnodeCommandException(CommandErrorIds.ActionFailed, FailureMessage(action)) { Recommendation = ActionAdvice.For(action) }
            : null;
    }

    private static string FailureMessage(AssetAction action) => action.FailureReason switch
    {
        { Type: { Length: > 0 } type, Detail: { Length: > 0 } detail } => $"{action}: {detail.TrimEnd('.')} ({type})",
        { Text: { Length: > 0 } text } => $"{action}: {text}",
        _ => $"{action}. No reason was reported.",
    };

    private string TimeoutMessage(WaitedAction waited)
    {
        var state = waited.Action is { } action ? $"{action} after" : $"Action {waited.Id} was not read within";
        var reason = waited.LastFailure is { } failure ? $" The last poll failed: {failure.Message}" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{state} {timeout.TotalSeconds:0} s.{reason}");
    }

    private void ShowProgress(int secondsLeft)
    {
        var pending = entries.Where(entry => entry.Waited.IsOpen).ToList();
        var settled = entries.Count - pending.Count;
        var names = pending.Take(NamedDevices).Select(entry => entry.Waited.Action?.TargetText ?? entry.Change.Name);
        var others = pending.Count > NamedDevices ? $" and {pending.Count - NamedDevices} more" : string.Empty;
        var status = $"{settled} of {entries.Count} in a final state, pending: {string.Join(", ", names)}{others}";
        cmdlet.Progress.Show(new ProgressRecord(CommandProgress.Commands, "Waiting for actions", status)
        {
            PercentComplete = 100 * settled / entries.Count,
            SecondsRemaining = secondsLeft,
        });
    }
}
