using System.Globalization;
using System.Text;

namespace Enode.Internal;

/// <summary>Text in the cells of a terminal.</summary>
internal static class TerminalText
{
    private const char Ellipsis = '…';

    /// <summary>The characters of East Asian scripts that take two cells, as the usual console hosts count them.</summary>
    private static readonly (char First, char Last)[] Wide =
    [
        ('\u1100', '\u115F'), ('\u2329', '\u232A'), ('\u2E80', '\u303E'), ('\u3040', '\uA4CF'), ('\uAC00', '\uD7A3'),
        ('\uF900', '\uFAFF'), ('\uFE10', '\uFE19'), ('\uFE30', '\uFE6F'), ('\uFF00', '\uFF60'), ('\uFFE0', '\uFFE6'),
    ];

    /// <summary>
    /// The number of cells. A combining character counts as one, as console hosts count it: a text that fits by this count is not cut again.
    /// </summary>
    internal static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var letter in text)
        {
            width += IsWide(letter) ? 2 : 1;
        }

        return width;
    }

    /// <summary>A text that fits in a number of cells: whole characters with their accents, and an ellipsis where it is cut.</summary>
    internal static string Cut(string text, int width)
    {
        var composed = Composed(text);
        if (Width(composed) <= width)
        {
            return composed;
        }

        var end = 0;
        for (var used = 1; end < composed.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(composed, end);
            used += Width(composed.AsSpan(end, length));
            if (used > width)
            {
                break;
            }

            end += length;
        }

        return $"{composed[..end].TrimEnd()}{Ellipsis}";
    }

    /// <summary>Letters and accents as one character where there is one. A lone surrogate cannot be composed, and stays.</summary>
    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static bool IsWide(char letter) =>
        letter >= Wide[0].First && Array.Exists(Wide, range => letter >= range.First && letter <= range.Last);
}
