namespace Enode.Pipeline;

/// <summary>
/// The changes that one command has sent and whose results the user has not been given yet, in the order of the inputs.
/// Whatever ends the pipeline, each is written, or named in a warning.
/// </summary>
internal sealed class SentChanges : IDisposable
{
    private readonly object gate = new();
    private readonly Queue<SentChange> open = new();

    /// <summary>Those that have a result.</summary>
    internal IReadOnlyList<SentChange> Unwritten => Select(change => change.Result is not null);

    /// <summary>Adds a change that is about to be sent, or was.</summary>
    internal SentChange Add(SentChange change)
    {
        lock (gate)
        {
            while (open.TryPeek(out var first) && first.IsWritten)
            {
                open.Dequeue().Dispose();
            }

            open.Enqueue(change);
        }

        return change;
    }

    /// <summary>Sends no more requests. Those that are under way continue.</summary>
    internal void Close() => Select(_ => true).ForEach(change => change.Close());

    /// <summary>Cancels all requests. May be called from any thread.</summary>
    internal void Cancel() => Select(_ => true).ForEach(change => change.Cancel());

    /// <summary>Warnings that name the changes whose results the user was not given, a line each. Empty when there are none.</summary>
    internal IEnumerable<string> Warnings()
    {
        if (Select(change => change.Action is not null) is { Count: > 0 } actions)
        {
            yield return OfActions(actions);
        }

        if (Names(change => change.Result is not (null or AssetAction)) is { Count: > 0 } made)
        {
            yield return Warning($"The pipeline ended before the result of {Count(made, "change", "changes")} was written.", made);
        }

        if (Names(change => change.IsOutcomeUnknown) is { Count: > 0 } unknown)
        {
            yield return Warning(
                $"{Count(unknown, "command was", "commands were")} sent, and the outcome is not known. "
                    + "Check the current state before you repeat a command.",
                unknown);
        }

        if (Names(change => change.IsRejected) is { Count: > 0 } rejected)
        {
            yield return Warning(
                $"{Count(rejected, "command was", "commands were")} rejected, and the pipeline ended before the errors were written.",
                rejected);
        }
    }

    /// <summary>Only when no request is under way.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            while (open.TryDequeue(out var change))
            {
                change.Dispose();
            }
        }
    }

    private List<SentChange> Select(Func<SentChange, bool> wanted)
    {
        lock (gate)
        {
            return open.Where(change => !change.IsWritten && wanted(change)).ToList();
        }
    }

    private List<string> Names(Func<SentChange, bool> wanted) => Select(wanted).ConvertAll(NameOf);

    /// <summary>The states of all actions are counted, and those that are pending are named: the others need no decision.</summary>
    private static string OfActions(List<SentChange> actions)
    {
        var states = actions.GroupBy(change => change.Action!.State ?? ActionStates.Pending)
            .Select(state => $"{state.Count()} {state.Key}");
        var summary = $"The pipeline ended before {Sentences.Count(actions.Count, "action was", "actions were")} written " +
            $"({string.Join(", ", states)}).";
        var pending = actions.FindAll(change => change.Action!.IsPending);
        return pending.Count == 0
            ? Warning($"{summary} Get-EnodeAction writes them.", [])
            : Warning(
                $"{summary} Those that are PENDING continue. Get-EnodeAction reads them, and Stop-EnodeAction cancels them.",
                pending.ConvertAll(NameOf));
    }

    private static string NameOf(SentChange change) => change.Action is { } action
        ? $"{change.Name}, action {action.Id} ({action.State})"
        : $"{change.Description}: {change.Name}{(change is { IsRejected: false, Advice: { } advice } ? $". {advice}" : string.Empty)}";

    private static string Count(List<string> names, string one, string many) => Sentences.Count(names.Count, one, many);

    private static string Warning(string summary, List<string> names) => string.Join("\n  ", names.Select(SafeText.Line).Prepend(summary));
}
