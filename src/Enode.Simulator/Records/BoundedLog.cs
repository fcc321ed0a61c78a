using System.Collections;

namespace Enode.Simulation;

/// <summary>The last entries of a log. It is thread-safe. An enumeration has the entries from when it began.</summary>
internal sealed class BoundedLog<T> : IReadOnlyList<T>
{
    private readonly object gate = new();
    private readonly Queue<T> entries = new();
    private readonly int capacity;

    /// <param name="capacity">How many entries are kept. Older ones are removed.</param>
    public BoundedLog(int capacity) => this.capacity = capacity;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    public T this[int index]
    {
        get
        {
            lock (gate)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, entries.Count);
                return entries.ElementAt(index);
            }
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        lock (gate)
        {
            return ((IEnumerable<T>)entries.ToArray()).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Add(T entry)
    {
        lock (gate)
        {
            if (entries.Count == capacity)
            {
                entries.Dequeue();
            }

            entries.Enqueue(entry);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
        }
    }
}
