using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Enode.Completion;

/// <summary>Completes the kinds of device that vendors have.</summary>
public sealed class VendorTypeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Matching(wordToComplete, AssetKind.DeviceNames.Select(name => (name, name)));
}
