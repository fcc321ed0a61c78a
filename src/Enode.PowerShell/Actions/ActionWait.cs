using System.Globalization;
using System.Management.Automation;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Actions;

/// <summary>Waits for a command's actions together, with one progress bar, and writes them in the order in which they were added.</summary>
internal sealed class ActionWait
{
    private const int ProgressId = 7303;

    private readonly EnodeCmdlet cmdlet;
    private readonly TimeSpan timeout;
    private readonly ActionWaiter waiter = new(TimeProvider.System);
    private readonly List<(WaitedAction Action, EnodeConnection Connection)> waited = [];

    internal ActionWait(EnodeCmdlet cmdlet, TimeSpan timeout)
    {
        this.cmdlet = cmdlet;
        this.timeout = timeout;
    }

    internal void Add(AssetAction action, EnodeConnection connection) => waited.Add((waiter.Add(action, connection.Client), connection));

    /// <summary>Waits, and writes every action as it is then, with an error beside each that did not come out well.</summary>
    internal void Complete(Pump pump, Func<Lane, IRequestObserver> observer)
    {
        pump.Start(lane => waiter.WaitAsync(timeout, observer(lane), pause => lane.Post(() => ShowProgress(pause)), lane.Token));
        pump.Finish();
        foreach (var (action, connection) in waited)
        {
            cmdlet.WriteObject(action.Action);
            if (ErrorOf(action) is { } error)
            {
                cmdlet.WriteError(ErrorRecords.From(error, action.Action, connection));
            }
        }

        cmdlet.WriteNote(Summary());
    }

    private Exception? ErrorOf(WaitedAction waited)
    {
        var action = waited.Action;
        if (waited.Error is not null)
        {
            return waited.Error;
        }

        if (action.IsPending)
        {
            return new EnodeCommandException(ErrorIds.WaitTimeout, string.Create(CultureInfo.InvariantCulture, $"{action} after {timeout.TotalSeconds:0} s."));
        }

        return action.State is ActionStates.Failed or ActionStates.Cancelled
            ? new EnodeCommandException(ErrorIds.ActionFailed, $"{action}. {action.FailureReason?.ToString() ?? "No reason was given."}")
            : null;
    }

    private void ShowProgress(TimeSpan pause)
    {
        var settled = waited.Count - waiter.PendingCount;
        var record = new ProgressRecord(ProgressId, "Waiting for actions", string.Create(CultureInfo.InvariantCulture, $"{settled} of {waited.Count} settled, next look in {pause.TotalSeconds:0.#} s"))
        {
            PercentComplete = 100 * settled / waited.Count,
            RecordType = pause == TimeSpan.Zero ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        };
        cmdlet.WriteProgress(record);
    }

    private string Summary()
    {
        int Count(string state) => waited.Count(entry => entry.Action.Action.State == state);
        var (confirmed, failed, cancelled) = (Count(ActionStates.Confirmed), Count(ActionStates.Failed), Count(ActionStates.Cancelled));
        return string.Create(CultureInfo.InvariantCulture, $"{confirmed} confirmed, {failed} failed, {cancelled} cancelled, {waited.Count - confirmed - failed - cancelled} unknown");
    }
}
