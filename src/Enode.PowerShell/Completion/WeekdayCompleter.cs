using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Enode.Completion;

/// <summary>Completes the days of the week.</summary>
public sealed class WeekdayCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Matching(wordToComplete, WeekdayNames.All.Select(name => (name, name)));
}
