using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>
/// Where asynchronous work meets the pipeline: the work runs on the thread pool, several pieces at a time; everything
/// that it has to say is said on the pipeline thread, in the order in which the pieces were started.
/// </summary>
/// <remarks>
/// All methods but <see cref="Stop"/> belong to the pipeline thread. It is the only place in the module that blocks on a task.
/// </remarks>
internal sealed class Pump : IDisposable
{
    /// <summary>Pieces that may be finished and unread behind a slow one, for each that runs.</summary>
    private const int Backlog = 4;

    private readonly CancellationTokenSource stop = new();
    private readonly Queue<Lane> lanes = new();
    private readonly SemaphoreSlim gate;
    private readonly int limit;

    internal Pump(int limit)
    {
        this.limit = limit;
        gate = new SemaphoreSlim(limit);
    }

    /// <summary>Starts a piece of work. With a limit of 1, returns when it is over and all is said.</summary>
    internal void Start(Func<Lane, Task> work)
    {
        while (lanes.Count >= limit * Backlog)
        {
            DrainFirst();
        }

        var lane = new Lane(stop.Token);
        lanes.Enqueue(lane);
        lane.Begin(work, gate);
        while (lanes.TryPeek(out var first) && (limit == 1 || first.Task.IsCompleted))
        {
            DrainFirst();
        }
    }

    /// <summary>Returns when all work is over and all is said.</summary>
    internal void Finish()
    {
        while (lanes.Count > 0)
        {
            DrainFirst();
        }
    }

    /// <summary>Ends all work: Ctrl+C, or nobody wants more. May be called from any thread.</summary>
    internal void Stop() => stop.Cancel();

    /// <summary>Ends all work and waits for its end, so that none outlives its command.</summary>
    public void Dispose()
    {
        stop.Cancel();
        foreach (var lane in lanes)
        {
            Settle(lane.Task);
            lane.Dispose();
        }

        lanes.Clear();
    }

    private void DrainFirst()
    {
        // Stays in the queue until it is over: when something throws in between, Dispose waits for it.
        var lane = lanes.Peek();
        try
        {
            lane.Drain();
            lane.Task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Dispose();
            throw new PipelineStoppedException();
        }

        lanes.Dequeue();
        lane.Dispose();
    }

    private static void Settle(Task task)
    {
        try
        {
            task.Wait();
        }
        catch (AggregateException)
        {
            // Only its end matters here; the error that ended the command is already on its way.
        }
    }
}
