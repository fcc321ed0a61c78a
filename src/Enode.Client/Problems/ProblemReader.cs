using System.Text.Json;

namespace Enode.Internal;

/// <summary>Reads problem documents, and takes what can be read where one has another shape than documented.</summary>
internal static class ProblemReader
{
    /// <summary>The problem without these secrets, whatever the server echoed. Null when the response is none.</summary>
    internal static Problem? Read(ReadOnlySpan<byte> body, IEnumerable<string> secrets)
    {
        // The media type is ignored: both application/problem+json and application/json carry problems.
        return Members(body) is { } members ? Problem(Scrub(Unwrapped(members), secrets.ToList())) : null;
    }

    /// <summary>The wait that a problem asks for whose headers are in its own body. Null when it does not.</summary>
    internal static TimeSpan? RetryAfter(ReadOnlySpan<byte> body) =>
        Members(body)?.GetValueOrDefault("headers") is EnodeMembers headers &&
        headers.GetValueOrDefault("retry-after") is long seconds and >= 0 and <= int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>The members of the body. Null when it is not an object.</summary>
    private static EnodeMembers? Members(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, EnodeJson.Default.EnodeMembers);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The API's document has the problems of HEM systems inside an object with the status and the headers.
    private static EnodeMembers Unwrapped(EnodeMembers members) =>
        members.ContainsKey("statusCode") && members.GetValueOrDefault("body") is EnodeMembers problem ? problem : members;

    private static Problem Problem(EnodeMembers members) => new()
    {
        Type = Take(members, "type"),
        Title = Take(members, "title"),
        Detail = Take(members, "detail"),
        Issues = Issues(members),
        AdditionalProperties = members.Count == 0 ? null : members,
    };

    // A member that is not text is kept with the other members, so that nothing is lost.
    private static string? Take(EnodeMembers members, string name) =>
        members.TryGetValue(name, out var value) && value is string or null && members.Remove(name) ? (string?)value : null;

    private static EnodeList<ProblemIssue>? Issues(EnodeMembers members)
    {
        if (!members.TryGetValue("issues", out var value) || (value is not null && !IsListOfObjects(value)))
        {
            return null;
        }

        members.Remove("issues");
        return value is null
            ? null
            : new(((EnodeList<object?>)value).Select(issue => new ProblemIssue { AdditionalProperties = (EnodeMembers)issue! }));
    }

    private static bool IsListOfObjects(object value) => value is EnodeList<object?> list && list.TrueForAll(item => item is EnodeMembers);

    // Names too: of two that are the same then, the first is kept.
    private static EnodeMembers Scrub(EnodeMembers members, List<string> secrets) => new(
        members.Select(member => KeyValuePair.Create(Redactor.Scrub(member.Key, secrets), Scrub(member.Value, secrets)))
            .DistinctBy(member => member.Key));

    private static object? Scrub(object? value, List<string> secrets) => value switch
    {
        string text => Redactor.Scrub(text, secrets),
        EnodeList<object?> items => new EnodeList<object?>(items.Select(item => Scrub(item, secrets))),
        EnodeMembers members => Scrub(members, secrets),
        _ => value,
    };
}
