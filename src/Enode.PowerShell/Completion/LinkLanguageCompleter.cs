using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Enode.Parameters;

namespace Enode.Completion;

/// <summary>Completes the languages of the pages on which users link vendor accounts.</summary>
public sealed class LinkLanguageCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Matching(wordToComplete, KnownWords.LinkLanguages.Select(word => (word, word)));
}
