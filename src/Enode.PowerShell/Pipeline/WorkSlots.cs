namespace Enode.Pipeline;

/// <summary>Starts work items in the order in which they were added, up to a limit at a time.</summary>
internal sealed class WorkSlots
{
    private readonly object gate = new();
    private readonly Queue<(PipelineWorkItem PipelineWorkItem, Func<PipelineWorkItem, Task> Work)> waiting = new();
    private int free;

    internal WorkSlots(int count)
    {
        free = count;
    }

    /// <summary>Adds a work item, which starts at once when a slot is free.</summary>
    internal void Add(PipelineWorkItem workItem, Func<PipelineWorkItem, Task> work)
    {
        lock (gate)
        {
            waiting.Enqueue((workItem, work));
            BeginWaiting();
        }
    }

    /// <summary>Adds slots, in which waiting work items start at once.</summary>
    internal void Add(int count)
    {
        lock (gate)
        {
            free += count;
            BeginWaiting();
        }
    }

    /// <summary>Removes the work items that have not started.</summary>
    internal void Clear()
    {
        lock (gate)
        {
            waiting.Clear();
        }
    }

    private void BeginWaiting()
    {
        while (free > 0 && waiting.TryDequeue(out var next))
        {
            free--;
            next.PipelineWorkItem.Begin(async workItem =>
            {
                try
                {
                    await next.Work(workItem).ConfigureAwait(false);
                }
                finally
                {
                    Release();
                }
            });
        }
    }

    private void Release()
    {
        lock (gate)
        {
            free++;
            BeginWaiting();
        }
    }
}
