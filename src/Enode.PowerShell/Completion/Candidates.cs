using System.Management.Automation;
using System.Management.Automation.Language;

namespace Enode.Completion;

/// <summary>Creates completions from candidates: filtered by prefix, quoted where needed.</summary>
internal static class Candidates
{
    internal static IEnumerable<CompletionResult> Matching(string? wordToComplete, IEnumerable<(string Text, string ToolTip)> candidates)
    {
        var start = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return candidates
            // A result without a text or a tooltip is an error to PowerShell, and would take the others with it.
            // A text with control characters would reach the terminal with the command line, and no request can carry it.
            .Where(candidate => candidate.Text.Length > 0 && candidate.ToolTip.Length > 0 && SafeText.IsSafe(candidate.Text))
            .Where(candidate => StartsWith(candidate.Text, start) || (start.Length > 0 && StartsWith(candidate.ToolTip, start)))
            .Select(candidate => new CompletionResult(
                Quoted(candidate.Text),
                candidate.Text,
                CompletionResultType.ParameterValue,
                SafeText.Line(candidate.ToolTip)));
    }

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static string Quoted(string text) =>
        // With a dash first it would be a parameter.
        text[0] != '-' && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':' or '/')
            ? text
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
