namespace Enode.Completion;

/// <summary>Completes the kinds of events that a simulator can cause: all that the API has.</summary>
public sealed class SimulatorEventCompleter : WordCompleter
{
    /// <summary>Creates the completer.</summary>
    public SimulatorEventCompleter()
        : base(Simulator.EventKinds)
    {
    }
}
