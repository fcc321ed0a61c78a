using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Enode.Requests;

/// <summary>A path that a user typed, relative to the API's root.</summary>
internal static class RequestPath
{
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.InvalidPath"/>.</exception>
    internal static string From(string path, IDictionary? query)
    {
        var relative = path.StartsWith('/') ? path[1..] : path;
        var end = relative.IndexOfAny(['?', '#']);
        var segments = (end < 0 ? relative : relative[..end]).Split('/');
        if (relative.Length == 0 || end == 0)
        {
            throw Refusal(path, "is empty");
        }

        if (path.Length != path.Trim().Length)
        {
            throw Refusal(path, "begins or ends with white space");
        }

        if (relative.Contains('#', StringComparison.Ordinal))
        {
            throw Refusal(path, "contains a fragment");
        }

        if (relative.Any(char.IsControl) || relative.Contains('\\', StringComparison.Ordinal))
        {
            throw Refusal(path, "contains a character that is not valid in a path");
        }

        if (segments[0].Contains(':', StringComparison.Ordinal) || segments[0].Length == 0)
        {
            throw Refusal(path, "is an absolute address");
        }

        // "a//b" asks for an empty id, and dots, however they are written, climb out of the path.
        if (Array.Exists(segments[..^1], segment => segment.Length == 0) ||
            Array.Exists(segments, segment => Uri.UnescapeDataString(segment) is "." or ".."))
        {
            throw Refusal(path, "contains an empty segment, '.' or '..'");
        }

        return ApiQuery.Add(relative, [.. Members(query)]);
    }

    private static IEnumerable<(string Name, string? Value)> Members(IDictionary? query)
    {
        foreach (DictionaryEntry member in query ?? new Hashtable())
        {
            var name = Convert.ToString(member.Key, CultureInfo.InvariantCulture)!;
            var value = member.Value is PSObject wrapped ? wrapped.BaseObject : member.Value;
            foreach (var item in value is IEnumerable list and not string ? list.Cast<object?>() : [value])
            {
                yield return (name, Text(item is PSObject inner ? inner.BaseObject : item));
            }
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        SwitchParameter flag => flag ? "true" : "false",
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static EnodeApiException Refusal(string path, string reason) => new(ErrorIds.InvalidPath, $"The path '{path}' {reason}.");
}
