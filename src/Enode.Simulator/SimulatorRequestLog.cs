using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Enode;

/// <summary>The requests that a simulator received. Any number of threads can read it while it grows.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A log is what everybody calls it.")]
public sealed class SimulatorRequestLog : IReadOnlyList<SimulatorRequest>
{
    /// <summary>How many requests are kept: the oldest go first.</summary>
    public const int Capacity = 100_000;

    private readonly object gate = new();
    private readonly Queue<SimulatorRequest> requests = new();

    internal SimulatorRequestLog()
    {
    }

    /// <summary>How many requests are kept right now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return requests.Count;
            }
        }
    }

    /// <summary>A request by its place among those that are kept, the oldest first. To read many, enumerate: it does not shift meanwhile.</summary>
    /// <param name="index">0 for the oldest.</param>
    public SimulatorRequest this[int index]
    {
        get
        {
            lock (gate)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, requests.Count);
                return requests.ElementAt(index);
            }
        }
    }

    /// <summary>Enumerates what is kept right now; what comes in meanwhile is not part of it.</summary>
    public IEnumerator<SimulatorRequest> GetEnumerator()
    {
        lock (gate)
        {
            return ((IEnumerable<SimulatorRequest>)requests.ToArray()).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(SimulatorRequest request)
    {
        lock (gate)
        {
            if (requests.Count == Capacity)
            {
                requests.Dequeue();
            }

            requests.Enqueue(request);
        }
    }

    internal void Clear()
    {
        lock (gate)
        {
            requests.Clear();
        }
    }
}
