using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Enode.Internal;

/// <summary>
/// A path below the API's root, written as an interpolated string: <c>$"vehicles/{id}"</c>. What stands in braces
/// is percent-encoded, so that an id is always one segment, whatever characters it has.
/// </summary>
/// <remarks>
/// <para>
/// Encoding cannot save <c>.</c> and <c>..</c>: they survive it, and a URI collapses them, so that the deletion of vendor
/// <c>..</c> would delete the user. These, empty ids and control characters are refused before anything is sent.
/// </para>
/// <para>
/// After a question mark, what stands in braces is the value of a query member: <c>$"interventions?language={language}"</c>. A member
/// whose value is null is left out. One with several values is repeated for each. Times are in UTC and ISO 8601.
/// </para>
/// </remarks>
[InterpolatedStringHandler]
internal readonly struct ApiPath
{
    private readonly StringBuilder path;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">Characters outside the braces.</param>
    /// <param name="formattedCount">Number of braces.</param>
    public ApiPath(int literalLength, int formattedCount)
    {
        path = new StringBuilder(literalLength + (formattedCount * 40));
    }

    // The text outside the braces alone can have a question mark: in what stands in braces it is encoded.
    private bool IsInQuery => path.ToString().Contains('?', StringComparison.Ordinal);

    /// <summary>Called by the compiler for the text outside the braces.</summary>
    /// <param name="literal">The text.</param>
    public void AppendLiteral(string literal)
    {
        // When the members before this one were left out, the question mark is gone with them.
        var isFirstMember = literal.StartsWith('&') && !IsInQuery;
        path.Append(isFirstMember ? $"?{literal.AsSpan(1)}" : literal);
    }

    /// <summary>Called by the compiler for what stands in braces.</summary>
    /// <param name="id">An id, or the value of a query member.</param>
    /// <exception cref="InvalidIdException">The id is empty, <c>.</c>, <c>..</c>, or has characters that no URL can carry.</exception>
    public void AppendFormatted(string? id)
    {
        if (IsInQuery)
        {
            AppendFormatted(id is null ? [] : new[] { id });
        }
        else
        {
            path.Append(Uri.EscapeDataString(Checked(id)));
        }
    }

    /// <summary>The values of a query member, which is repeated for each. With none, it is left out.</summary>
    internal void AppendFormatted(IReadOnlyList<string>? values)
    {
        var text = path.ToString();
        var start = text.LastIndexOfAny(['?', '&']);
        path.Length = start;
        foreach (var value in values ?? [])
        {
            AppendLiteral($"&{text[(start + 1)..]}");
            path.Append(Uri.EscapeDataString(value));
        }
    }

    internal void AppendFormatted(bool? value) => AppendFormatted(value switch { null => null, true => "true", false => "false" });

    internal void AppendFormatted(long? value) => AppendFormatted(value?.ToString(CultureInfo.InvariantCulture));

    internal void AppendFormatted(double? value) => AppendFormatted(value?.ToString(CultureInfo.InvariantCulture));

    internal void AppendFormatted(DateTimeOffset? value) => AppendFormatted(value is null ? null : UtcTimeConverter.Text(value.Value));

    internal static string Text(ApiPath path) => path.ToString();

    /// <summary>The encoded path, without a leading slash.</summary>
    public override string ToString() => path.ToString();

    /// <summary>An id that a request can carry, in its path or in its body.</summary>
    /// <exception cref="InvalidIdException">The id is empty, <c>.</c>, <c>..</c>, or has characters that no URL can carry.</exception>
    internal static string Checked(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            throw new InvalidIdException(id, "The id is empty.");
        }

        if (id is "." or "..")
        {
            throw new InvalidIdException(id, $"'{id}' is not an id: in a URL it stands for another path.");
        }

        for (var i = 0; i < id.Length; i++)
        {
            if (char.IsControl(id[i]))
            {
                throw new InvalidIdException(id, $"The id contains a control character (U+{(int)id[i]:X4}) at position {i + 1}.");
            }

            // Half a surrogate pair has no encoding of its own: every such id would arrive as the same one.
            if (char.IsSurrogate(id[i]) && !(char.IsHighSurrogate(id[i]) && i + 1 < id.Length && char.IsLowSurrogate(id[++i])))
            {
                throw new InvalidIdException(id, $"The id contains half of a surrogate pair at position {i + 1}.");
            }
        }

        return id;
    }
}
