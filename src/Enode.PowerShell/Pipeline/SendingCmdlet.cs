using System.ComponentModel;
using System.Management.Automation;
using Enode.Actions;

namespace Enode.Pipeline;

/// <summary>A command that gives actions. Whatever ends its pipeline, none is lost: each is written, or a warning names it.</summary>
/// <remarks>
/// An error of the command itself comes after the actions of what was sent before it. Where a command before or behind this one ends
/// the pipeline, and on Ctrl+C, there is no more output: then it is a warning.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SendingCmdlet : InputCmdlet
{
    private readonly SentCommands sent = new();
    private volatile bool isStopped;

    /// <summary>Starts sending a command for one input.</summary>
    /// <param name="target">What the user gave: the target of errors.</param>
    /// <param name="device">The device as a warning names it.</param>
    /// <param name="connection">Where the command goes.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="take">Called on the pipeline thread when there is an action.</param>
    private protected void StartSending(
        object? target,
        string device,
        EnodeConnection connection,
        Func<EnodeClient, CancellationToken, Task<AssetAction>> send,
        Action<SentCommand> take)
    {
        var command = sent.Add(new SentCommand(device, connection));
        StartItem(target, connection, async (workItem, client) =>
        {
            try
            {
                await command.SendAsync(client, Observer(workItem), send).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                command.Failure = exception;

                // Goes before the error, which is queued next.
                workItem.Post(() => command.IsWritten = true);
                throw;
            }

            await workItem.WriteAsync(() => take(command)).ConfigureAwait(false);
        });
    }

    /// <summary>Adds an action that was sent by another command: it is written, or named, like those of this one.</summary>
    private protected SentCommand Keep(string name, AssetAction? action, EnodeConnection connection) =>
        sent.Add(new SentCommand(action is null ? name : $"{action.TargetType} {action.TargetId}", connection) { Action = action });

    /// <summary>Writes a command's action.</summary>
    internal void WriteAction(SentCommand command)
    {
        if (Stopping)
        {
            throw new PipelineStoppedException();
        }

        command.IsWritten = true;
        try
        {
            WriteObject(command.Action);
        }
        catch (PipelineStoppedException) when (isStopped)
        {
            // Ctrl+C came first. After an error of a command behind this one, the action has reached that command.
            command.IsWritten = false;
            throw;
        }
    }

    private protected sealed override void OnEnding()
    {
        // Those that are under way are awaited. Ctrl+C ends them as ever.
        sent.Close();
        Pump.Dispose();
        foreach (var command in sent.Unwritten)
        {
            WriteAction(command);
        }

        Warn(WriteWarning);
    }

    private protected sealed override void OnStop()
    {
        isStopped = true;
        sent.Cancel();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        sent.Cancel();
        base.Dispose(disposing);
        if (CommandHost is { } host)
        {
            Warn(host.WriteWarning);
        }

        sent.Dispose();
    }

    private void Warn(Action<string> write)
    {
        foreach (var warning in sent.Warnings())
        {
            write(warning);
        }

        sent.Dispose();
    }
}
