using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Enode.Completion;

/// <summary>Completes the names of time zones, by the whole name or by the city, as in <c>Europe/Oslo</c> for <c>osl</c>.</summary>
public sealed class TimeZoneCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Matching(wordToComplete, TimeZoneNames.Places.Select(name => (name, name[(name.LastIndexOf('/') + 1)..])));
}
