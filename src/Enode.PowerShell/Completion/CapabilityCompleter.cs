using Enode.Assets;

namespace Enode.Completion;

/// <summary>Completes the names of the capabilities of the devices that the command reads.</summary>
public sealed class CapabilityCompleter : EnodeCompleter
{
    private protected override IEnumerable<Candidate> CandidatesFor(CompletedLine line) =>
        AssetKind.OfDevice(line.Noun) is { } kind
            ? DeviceCapabilities.NamesOf(kind.Create().GetType()).Select(name => new Candidate(name))
            : [];
}
