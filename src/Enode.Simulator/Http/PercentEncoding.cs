using System.Text;

namespace Enode.Simulation;

/// <summary>Percent-encoded text, read strictly: what cannot be decoded is refused rather than guessed.</summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="text">As it was received.</param>
    /// <param name="isForm">Whether a plus stands for a space, as in a form or a query, and not in a path.</param>
    /// <param name="decoded">The text, or nothing when the response is false.</param>
    public static bool TryDecode(ReadOnlySpan<char> text, bool isForm, out string decoded)
    {
        decoded = string.Empty;
        if (text.IndexOfAny('%', '+') < 0 && Ascii.IsValid(text))
        {
            decoded = text.ToString();
            return true;
        }

        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '%')
            {
                if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                {
                    return false;
                }

                bytes.Add(Convert.FromHexString(text.Slice(i + 1, 2))[0]);
                i += 2;
            }
            else if (letter > 0xFF)
            {
                return false;
            }
            else
            {
                // A listener hands over bytes above ASCII as letters of Latin-1.
                bytes.Add(isForm && letter == '+' ? (byte)' ' : (byte)letter);
            }
        }

        try
        {
            decoded = Utf8.GetString([.. bytes]);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
