namespace Enode.Pipeline;

/// <summary>Begins pieces of work in the order in which they were added, and only so many at a time.</summary>
internal sealed class WorkSlots
{
    private readonly object gate = new();
    private readonly Queue<(PipelineWorkItem PipelineWorkItem, Func<PipelineWorkItem, Task> Work)> waiting = new();
    private int free;

    internal WorkSlots(int count)
    {
        free = count;
    }

    /// <summary>Adds a piece, which begins at once when a slot is free.</summary>
    internal void Add(PipelineWorkItem workItem, Func<PipelineWorkItem, Task> work)
    {
        lock (gate)
        {
            waiting.Enqueue((workItem, work));
            BeginWaiting();
        }
    }

    /// <summary>Drops the pieces that have not begun.</summary>
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
