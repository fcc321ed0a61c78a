using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Enode.Parameters;

namespace Enode.Completion;

/// <summary>Completes the names of events.</summary>
public sealed class EventCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Matching(wordToComplete, KnownWords.Events.Select(word => (word, word)));
}
