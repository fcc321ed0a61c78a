namespace Enode.Testing;

/// <summary>All requests, in the order of arrival.</summary>
internal sealed class Journal
{
    // Only a test that would hang for ever gets here.
    private static readonly TimeSpan LongWhile = TimeSpan.FromSeconds(30);

    private readonly object gate = new();
    private readonly List<ReceivedRequest> requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waits = [];

    internal IReadOnlyList<ReceivedRequest> All
    {
        get
        {
            lock (gate)
            {
                return requests.ToList();
            }
        }
    }

    /// <summary>Writes a request down and decides about it in one go.</summary>
    internal T Add<T>(ReceivedRequest request, Func<T> decide)
    {
        lock (gate)
        {
            requests.Add(request);
            var decision = decide();
            foreach (var wait in waits.Where(wait => wait.Count <= requests.Count).ToList())
            {
                waits.Remove(wait);
                wait.Reached.SetResult();
            }

            return decision;
        }
    }

    internal void Clear()
    {
        lock (gate)
        {
            requests.Clear();
        }
    }

    internal Task WaitAsync(int count)
    {
        lock (gate)
        {
            if (requests.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waits.Add((count, reached));
            return reached.Task.WaitAsync(LongWhile);
        }
    }
}
