using System.Management.Automation;
using System.Management.Automation.Language;

namespace Enode.Completion;

/// <summary>Creates completions from candidates: filtered by what was typed, quoted where needed.</summary>
internal static class Candidates
{
    /// <summary>The candidates of which the value, the name or a word of the name starts with what was typed.</summary>
    internal static IEnumerable<CompletionResult> Matching(string? wordToComplete, IEnumerable<Candidate> candidates)
    {
        var start = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return candidates
            // A result without a text or a tooltip is an error to PowerShell, and would take the others with it.
            // A text with control characters would reach the terminal with the command line, and no request can carry it.
            .Where(candidate => candidate.Text.Length > 0 && SafeText.IsSafe(candidate.Text))
            .Where(candidate => StartsWith(candidate.Text, start) || WordsOf(candidate.Name).Any(word => StartsWith(word, start)))
            .Select(candidate => new CompletionResult(
                Quoted(candidate.Text),
                Shown(candidate.Name, candidate.Text),
                CompletionResultType.ParameterValue,
                Shown(candidate.ToolTip, candidate.Text)));
    }

    // With what follows it, so that "blue th" finds "Blue Thunder".
    private static IEnumerable<string> WordsOf(string name)
    {
        for (var start = 0; start >= 0 && start < name.Length; start = name.IndexOf(' ', start) is >= 0 and var blank ? blank + 1 : -1)
        {
            yield return name[start..];
        }
    }

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static string Shown(string text, string otherwise) => SafeText.Line(string.IsNullOrWhiteSpace(text) ? otherwise : text);

    private static string Quoted(string text) =>
        // With a dash first it would be a parameter.
        text[0] != '-' && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':' or '/')
            ? text
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
