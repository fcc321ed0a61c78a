using System.Globalization;
using Enode.Simulation;

namespace Enode.Completion;

/// <summary>Completes the ports of the simulators of the process.</summary>
public sealed class PortCompleter : EnodeCompleter
{
    private protected override IEnumerable<Candidate> CandidatesFor(CompletedLine line) => SimulatorRegistry.All.Select(
        simulator => new Candidate(simulator.Port.ToString(CultureInfo.InvariantCulture), simulator.ApiUri.ToString()));
}
