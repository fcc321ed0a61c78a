using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>
/// Runs asynchronous work for a pipeline: the work runs on the thread pool, several work items at a time; everything
/// that it writes is written on the pipeline thread, in the order in which the work items were added.
/// </summary>
/// <remarks>
/// <para>
/// Work items start in the order in which they were added, each as soon as one of the running ones ends. The item that is read is
/// therefore always one that runs or has ended: a later item that waits for its pages to be read cannot keep an earlier one from
/// starting, which would be a deadlock.
/// </para>
/// <para>
/// All methods but <see cref="Stop"/> belong to the pipeline thread. It is the only place in the module that blocks on a task.
/// </para>
/// </remarks>
internal sealed class Pump : IDisposable
{
    /// <summary>The number of work items that may be added and not yet read to their end, for each that may run.</summary>
    private const int Backlog = 4;

    private readonly CancellationTokenSource stop = new();
    private readonly Queue<PipelineWorkItem> unread = new();
    private readonly WorkSlots slots;
    private int limit;

    internal Pump(int limit)
    {
        this.limit = limit;
        slots = new WorkSlots(limit);
    }

    /// <summary>The number of work items that were added and not yet read to their end.</summary>
    internal int UnreadCount => unread.Count;

    /// <summary>Adds a work item. With a limit of 1, returns when it has ended and all its output is written.</summary>
    internal void Start(Func<PipelineWorkItem, Task> work)
    {
        while (unread.Count >= limit * Backlog)
        {
            DrainFirst();
        }

        var workItem = new PipelineWorkItem(stop.Token);
        unread.Enqueue(workItem);
        slots.Add(workItem, work);
        while (unread.TryPeek(out var first) && (limit == 1 || first.Task.IsCompleted))
        {
            DrainFirst();
        }

        // The output of the first item so far: it streams while further inputs come.
        if (unread.TryPeek(out var running))
        {
            Guard(running.DrainQueued);
        }
    }

    /// <summary>Lets more work items run at the same time, for work that mostly waits.</summary>
    /// <param name="count">How many at least.</param>
    internal void Widen(int count)
    {
        if (count > limit)
        {
            slots.Add(count - limit);
            limit = count;
        }
    }

    /// <summary>Reads the oldest piece to its end.</summary>
    internal void DrainFirst()
    {
        // Stays in the queue until then: when an action throws, Dispose waits for the work.
        var workItem = unread.Peek();
        Guard(() =>
        {
            workItem.Drain();
            workItem.Task.GetAwaiter().GetResult();
        });
        unread.Dequeue();
        workItem.Dispose();
    }

    /// <summary>Returns when all work has ended and all its output is written.</summary>
    internal void Finish()
    {
        while (unread.Count > 0)
        {
            DrainFirst();
        }
    }

    /// <summary>The same, but cancels what still runs when no more output is needed.</summary>
    internal void Finish(Func<bool> isComplete)
    {
        while (unread.Count > 0 && !isComplete())
        {
            DrainFirst();
        }

        Dispose();
    }

    /// <summary>Cancels all work: on Ctrl+C, or when no more output is wanted. May be called from any thread.</summary>
    internal void Stop() => stop.Cancel();

    /// <summary>Cancels all work and waits for its end, so that none outlives its command.</summary>
    public void Dispose()
    {
        slots.Clear();
        stop.Cancel();
        foreach (var workItem in unread)
        {
            WaitForEnd(workItem.Task);
            workItem.Dispose();
        }

        unread.Clear();
    }

    private void Guard(Action read)
    {
        try
        {
            read();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Dispose();
            throw new PipelineStoppedException();
        }
    }

    private static void WaitForEnd(Task task)
    {
        try
        {
            task.Wait();
        }
        catch (AggregateException)
        {
            // Only its end matters here; the error that ended the command is already being reported.
        }
    }
}
