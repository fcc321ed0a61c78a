using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Enode.Completion;

/// <summary>Completes values of a parameter. Sends no request, and never fails.</summary>
public abstract class EnodeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(commandName);
        ArgumentNullException.ThrowIfNull(parameterName);
        var line = new CompletedLine(commandName, parameterName, wordToComplete ?? string.Empty, fakeBoundParameters);
        return Candidates.Matching(wordToComplete, CandidatesFor(line));
    }

    /// <summary>All values, in the order in which they are offered. What does not fit to the typed word is filtered afterwards.</summary>
    private protected abstract IEnumerable<Candidate> CandidatesFor(CompletedLine line);
}
