using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Enode.Simulation;

namespace Enode;

/// <summary>The requests that a simulator received. It is thread-safe.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Log is the usual name.")]
public sealed class SimulatorRequestLog : IReadOnlyList<SimulatorRequest>
{
    /// <summary>How many requests are kept. Older ones are removed.</summary>
    public const int Capacity = 100_000;

    private readonly BoundedLog<SimulatorRequest> requests = new(Capacity);

    internal SimulatorRequestLog()
    {
    }

    /// <summary>How many requests the log has now.</summary>
    public int Count => requests.Count;

    /// <summary>A request by its index. To read several, enumerate them: indexes change when old requests are removed.</summary>
    /// <param name="index">The index; 0 for the oldest request.</param>
    public SimulatorRequest this[int index] => requests[index];

    /// <summary>Enumerates the requests that the log has now. Later ones are not included.</summary>
    public IEnumerator<SimulatorRequest> GetEnumerator() => requests.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(SimulatorRequest request) => requests.Add(request);

    internal void Clear() => requests.Clear();
}
