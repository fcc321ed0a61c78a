using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Enode.Parameters;

namespace Enode.Completion;

/// <summary>Completes the scopes that a user can be asked to allow.</summary>
public sealed class ScopeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Matching(wordToComplete, KnownWords.Scopes.Select(word => (word, word)));
}
