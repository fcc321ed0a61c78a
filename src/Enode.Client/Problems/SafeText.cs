using System.Buffers;
using System.Globalization;
using System.Text;

namespace Enode.Internal;

/// <summary>
/// The one place that makes text safe to show. Names, ids and details come from vendors, owners and servers: a terminal would act on
/// the control characters in them, and a direction override would reorder the text around it. Both are written out, as <c>\u001b</c>.
/// </summary>
internal static class SafeText
{
    private static readonly SearchValues<char> Written = SearchValues.Create(Characters());

    /// <summary>Text that stays on its line: a table cell, a prompt, a name in a message.</summary>
    internal static string Line(string text) => Write(text, keepsLines: false);

    /// <summary>Text of several lines: line breaks and tabs stay.</summary>
    internal static string Lines(string text) => Write(text, keepsLines: true);

    /// <summary>True when nothing in the text has to be written out.</summary>
    internal static bool IsSafe(string text) => !text.AsSpan().ContainsAny(Written);

    private static string Write(string text, bool keepsLines)
    {
        if (IsSafe(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        foreach (var letter in keepsLines ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text)
        {
            if (Written.Contains(letter) && !(keepsLines && letter is '\n' or '\t'))
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            }
            else
            {
                result.Append(letter);
            }
        }

        return result.ToString();
    }

    // C0, DEL and C1; the marks, embeddings, overrides and isolates of bidirectional text; the separators at which some terminals
    // break a line.
    private static string Characters()
    {
        (int First, int Last)[] ranges =
            [(0x00, 0x1F), (0x7F, 0x9F), (0x061C, 0x061C), (0x200E, 0x200F), (0x2028, 0x202E), (0x2066, 0x2069)];
        var codes = ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1));
        return string.Concat(codes.Select(code => (char)code));
    }
}
