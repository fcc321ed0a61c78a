namespace Enode.Actions;

/// <summary>
/// The commands of one cmdlet whose actions the user has not been given yet, in the order of the inputs.
/// Whatever ends the pipeline, each is written, or named in a warning.
/// </summary>
internal sealed class SentCommands : IDisposable
{
    private readonly object gate = new();
    private readonly Queue<SentCommand> open = new();

    /// <summary>Those that the server has answered.</summary>
    internal IReadOnlyList<SentCommand> Unwritten => Select(command => command.Action is not null);

    /// <summary>Adds a command that is about to be sent, or was.</summary>
    internal SentCommand Add(SentCommand command)
    {
        lock (gate)
        {
            while (open.TryPeek(out var first) && first.IsWritten)
            {
                open.Dequeue().Dispose();
            }

            open.Enqueue(command);
        }

        return command;
    }

    /// <summary>Sends no more. Requests that are under way go on.</summary>
    internal void Close() => Select(_ => true).ForEach(command => command.Close());

    /// <summary>Ends all requests. May be called from any thread.</summary>
    internal void Cancel() => Select(_ => true).ForEach(command => command.Cancel());

    /// <summary>Names what the user was not given, a line each. Empty when there is nothing.</summary>
    internal IEnumerable<string> Warnings()
    {
        if (Names(command => command.Action is not null) is { Count: > 0 } unwritten)
        {
            yield return Warning(
                $"The pipeline ended before {Count(unwritten, "action was", "actions were")} written. "
                    + "Those that are PENDING continue. Get-EnodeAction reads them, and Stop-EnodeAction cancels them.",
                unwritten);
        }

        if (Names(command => command.IsOutcomeUnknown) is { Count: > 0 } unknown)
        {
            yield return Warning(
                $"{Count(unknown, "command was", "commands were")} sent, and the outcome is not known. "
                    + "Read the devices before you repeat a command.",
                unknown);
        }

        if (Names(command => command.Failure is not null && !command.IsOutcomeUnknown) is { Count: > 0 } rejected)
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
            while (open.TryDequeue(out var command))
            {
                command.Dispose();
            }
        }
    }

    private List<SentCommand> Select(Func<SentCommand, bool> wanted)
    {
        lock (gate)
        {
            return open.Where(command => !command.IsWritten && wanted(command)).ToList();
        }
    }

    private List<string> Names(Func<SentCommand, bool> wanted) => Select(wanted).ConvertAll(Name);

    private static string Count(List<string> names, string one, string many) => $"{names.Count} {(names.Count == 1 ? one : many)}";

    private static string Warning(string summary, List<string> names) => string.Join("\n  ", names.Select(SafeText.Line).Prepend(summary));

    private static string Name(SentCommand command) =>
        command.Action is { } action ? $"{command.Device}, action {action.Id} ({action.State})" : command.Device;
}
