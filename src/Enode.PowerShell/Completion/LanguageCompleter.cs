using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Enode.Parameters;

namespace Enode.Completion;

/// <summary>Completes the languages of texts.</summary>
public sealed class LanguageCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Matching(wordToComplete, KnownWords.Languages.Select(word => (word, word)));
}
