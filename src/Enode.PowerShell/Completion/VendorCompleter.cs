using Enode.Parameters;

namespace Enode.Completion;

/// <summary>
/// Completes the codes of vendors, those that have the kind of device of <c>-VendorType</c>, with their kinds as tooltip.
/// </summary>
public sealed class VendorCompleter : EnodeCompleter
{
    private protected override IEnumerable<Candidate> CandidatesFor(CompletedLine line) =>
        KnownWords.VendorsOf(line.TextOf("VendorType"))
            .Select(vendor => new Candidate(vendor, $"{vendor} ({string.Join(", ", KnownWords.TypesOf(vendor))})"));
}
