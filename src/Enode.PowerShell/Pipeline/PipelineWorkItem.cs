using System.Collections.Concurrent;

namespace Enode.Pipeline;

/// <summary>One piece of asynchronous work, and the queue of what it runs on the pipeline thread.</summary>
internal sealed class PipelineWorkItem : IDisposable
{
    /// <summary>The number of unread pages at which the work waits for the pipeline. Lists request one more ahead.</summary>
    private const int PagesAhead = 1;

    private readonly BlockingCollection<Action> actions = [];
    private readonly SemaphoreSlim room = new(PagesAhead);

    internal PipelineWorkItem(CancellationToken cancellationToken)
    {
        Token = cancellationToken;
    }

    /// <summary>Cancelled when the command is stopped.</summary>
    internal CancellationToken Token { get; }

    /// <summary>The work itself, once it was begun.</summary>
    internal Task Task { get; private set; } = Task.CompletedTask;

    /// <summary>Queues a short action for the pipeline thread. May be called from any thread, also after the work has ended.</summary>
    internal void Post(Action action)
    {
        try
        {
            actions.TryAdd(action);
        }
        catch (InvalidOperationException)
        {
            // A shared token request can outlive the command that asked for it first; the command has ended, so its messages are dropped.
        }
    }

    /// <summary>Queues output for the pipeline thread, and waits while it does not keep up.</summary>
    internal async Task WriteAsync(Action action)
    {
        await room.WaitAsync(Token).ConfigureAwait(false);
        Post(() =>
        {
            room.Release();
            action();
        });
    }

    /// <summary>Starts the work on the thread pool.</summary>
    internal void Begin(Func<PipelineWorkItem, Task> work) => Task = Task.Run(async () =>
    {
        try
        {
            // A command that is stopped frees slots for work items that must not start any more.
            Token.ThrowIfCancellationRequested();
            await work(this).ConfigureAwait(false);
        }
        finally
        {
            actions.CompleteAdding();
        }
    });

    /// <summary>Only when the work has ended.</summary>
    public void Dispose()
    {
        actions.Dispose();
        room.Dispose();
    }

    /// <summary>Runs on this thread what is queued now, without waiting for more.</summary>
    internal void DrainQueued()
    {
        while (actions.TryTake(out var action))
        {
            action();
        }
    }

    /// <summary>Runs on this thread what the work queues, until the work has ended.</summary>
    internal void Drain()
    {
        foreach (var action in actions.GetConsumingEnumerable(Token))
        {
            action();
        }
    }
}
