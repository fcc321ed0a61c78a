using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Enode.Parameters;

namespace Enode.Completion;

/// <summary>
/// Completes the codes of vendors, those that have the kind of device of <c>-VendorType</c>, with their kinds as tooltip.
/// </summary>
public sealed class VendorCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var vendorType = fakeBoundParameters?["VendorType"] is { } given
            ? PSObject.AsPSObject(given).ToString()
            : null;
        return Candidates.Matching(
            wordToComplete,
            KnownWords.VendorsOf(vendorType).Select(vendor => (vendor, $"{vendor} ({string.Join(", ", KnownWords.TypesOf(vendor))})")));
    }
}
