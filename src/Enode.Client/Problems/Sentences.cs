using System.Globalization;

namespace Enode.Internal;

/// <summary>Builds the sentences of messages.</summary>
internal static class Sentences
{
    /// <summary>A text from elsewhere as a sentence: with a full stop, where it ends without punctuation.</summary>
    internal static string Ended(string text)
    {
        var trimmed = text.TrimEnd();
        return trimmed.Length == 0 || trimmed[^1] is '.' or '!' or '?' or ':' ? trimmed : $"{trimmed}.";
    }

    /// <summary>A number of things, as in <c>1 rule</c> or <c>3 rules</c>.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">The word for one.</param>
    /// <param name="many">The word for several. Default: with an s.</param>
    internal static string Count(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
