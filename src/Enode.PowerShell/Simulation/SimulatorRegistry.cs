using Enode.Errors;

namespace Enode.Simulation;

/// <summary>The simulators of the process. They live until they are stopped, whatever happens to the module.</summary>
internal static class SimulatorRegistry
{
    private static readonly object Gate = new();
    private static readonly List<EnodeSimulator> Simulators = [];

    internal static IReadOnlyList<EnodeSimulator> All
    {
        get
        {
            lock (Gate)
            {
                return [.. Simulators];
            }
        }
    }

    /// <summary>The simulators at these ports, or all of them when none is named.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="onMissing">Called with each port that has no simulator.</param>
    internal static IReadOnlyList<EnodeSimulator> At(int[] ports, Action<Exception, object?> onMissing)
    {
        var all = All;
        foreach (var port in ports.Where(port => !all.Any(simulator => simulator.Port == port)))
        {
            var missing = new EnodeCommandException(
                CommandErrorIds.SimulatorNotFound, $"There is no simulator at port {port} in this process.");
            onMissing(missing, port);
        }

        return ports.Length == 0 ? all : [.. all.Where(simulator => ports.Contains(simulator.Port))];
    }

    internal static void Add(EnodeSimulator simulator)
    {
        lock (Gate)
        {
            Simulators.Add(simulator);
        }
    }

    internal static void Remove(EnodeSimulator simulator)
    {
        lock (Gate)
        {
            Simulators.Remove(simulator);
        }

        simulator.Simulator.Stop();
    }
}
