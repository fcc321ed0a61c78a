using System.Text;

namespace Enode.Simulation;

/// <summary>Decodes percent-encoded text. Invalid text is rejected.</summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="text">The text as it was received.</param>
    /// <param name="isForm">Whether a plus stands for a space, as in a form or a query, and not in a path.</param>
    /// <param name="decoded">The decoded text. Empty if the method returns false.</param>
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
                // HttpListener decodes bytes above ASCII as Latin-1.
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
