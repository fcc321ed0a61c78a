using System.Text.Json;

namespace Enode.Requests;

/// <summary>An answer of unknown shape: its text, its content, and where the next page is.</summary>
internal sealed class RawAnswer
{
    private RawAnswer(string text, object? content, string? nextCursor)
    {
        Text = text;
        Content = content;
        NextCursor = nextCursor;
    }

    internal string Text { get; }

    /// <summary>The whole answer, or with pages the items of this one, as plain values.</summary>
    internal object? Content { get; }

    internal string? NextCursor { get; }

    /// <exception cref="EnodeApiException">The API refused, or the answer is no JSON.</exception>
    internal static RawAnswer Read(ApiCall call, ApiAnswer answer, bool isPaged)
    {
        if (!answer.IsSuccess)
        {
            throw AnswerReader.Refusal(call, answer);
        }

        if (answer.Body.IsEmpty)
        {
            return new RawAnswer(string.Empty, null, null);
        }

        var content = Parse(call, answer);
        return isPaged && content is Dictionary<string, object?> page
            ? new RawAnswer(answer.Text, Items(call, answer, page), Cursor(page))
            : new RawAnswer(answer.Text, content, null);
    }

    private static object? Parse(ApiCall call, ApiAnswer answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, EnodeJson.Default.Object);
        }
        catch (JsonException exception)
        {
            throw UnreadableAnswer.Whole(call, answer, exception);
        }
    }

    private static object? Items(ApiCall call, ApiAnswer answer, Dictionary<string, object?> page) =>
        page.TryGetValue("data", out var items) && page.ContainsKey("pagination")
            ? items
            : throw UnreadableAnswer.Whole(call, answer, new JsonException("No list.", "$.data", null, null));

    private static string? Cursor(Dictionary<string, object?> page) =>
        page["pagination"] is Dictionary<string, object?> cursors && cursors.TryGetValue("after", out var after) ? after as string : null;
}
