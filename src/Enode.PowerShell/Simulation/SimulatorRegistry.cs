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
