using System.Net;
using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A response as it came over the wire.</summary>
internal sealed record Reply(HttpStatusCode Status, string Text, string? MediaType, long? ContentLength, Dictionary<string, string> Headers)
{
    public JsonElement Json { get; } = Text.Length == 0 || MediaType == "text/html" ? default : JsonDocument.Parse(Text).RootElement;

    public IReadOnlyList<JsonElement> Data => [.. Json.GetProperty("data").EnumerateArray()];

    public string? After => Json.GetProperty("pagination").GetProperty("after").GetString();

    public string? Before => Json.GetProperty("pagination").GetProperty("before").GetString();

    public IReadOnlyList<JsonElement> Issues => [.. Json.GetProperty("issues").EnumerateArray()];

    /// <summary>The code and path of each issue.</summary>
    public IEnumerable<string> IssueNames =>
        Issues.Select(issue => $"{issue.GetProperty("code").GetString()} {issue.GetProperty("path").GetString()}");

    public static async Task<Reply> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Content.Headers.ContentType?.MediaType,
        response.Content.Headers.ContentLength,
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
}
