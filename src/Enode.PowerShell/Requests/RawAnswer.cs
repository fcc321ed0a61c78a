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

    /// <summary>The whole answer, or with pages the items of this one, as plain values. Null when only the text was asked for.</summary>
    internal object? Content { get; }

    internal string? NextCursor { get; }

    /// <summary>The text of an answer, whatever it is.</summary>
    /// <exception cref="EnodeApiException">The API refused.</exception>
    internal static RawAnswer ReadText(ApiCall call, ApiAnswer answer) => new(Accepted(call, answer).Text, null, null);

    /// <summary>The content of an answer. An answer without a body has none.</summary>
    /// <exception cref="EnodeApiException">The API refused, or the answer is not JSON.</exception>
    internal static RawAnswer ReadContent(ApiCall call, ApiAnswer answer) =>
        new(Accepted(call, answer).Text, answer.Body.IsEmpty ? null : Parse(call, answer), null);

    /// <summary>The items of a page and its cursor. A bare array is a list of one page.</summary>
    /// <exception cref="EnodeApiException">The API refused, or the answer is not a list.</exception>
    internal static RawAnswer ReadPage(ApiCall call, ApiAnswer answer) => Parse(call, Accepted(call, answer)) switch
    {
        Dictionary<string, object?> page => new(answer.Text, Items(call, answer, page), Cursor(call, answer, page)),
        List<object?> items => new(answer.Text, items, null),
        _ => throw NotAList(call, answer, "$"),
    };

    private static ApiAnswer Accepted(ApiCall call, ApiAnswer answer) =>
        answer.IsSuccess ? answer : throw AnswerReader.Refusal(call, answer);

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

    private static List<object?> Items(ApiCall call, ApiAnswer answer, Dictionary<string, object?> page) =>
        page.GetValueOrDefault("data") as List<object?> ?? throw NotAList(call, answer, "$.data");

    // A cursor of another kind must not be taken for the end: the rest of the list would be lost quietly.
    private static string? Cursor(ApiCall call, ApiAnswer answer, Dictionary<string, object?> page) =>
        page.GetValueOrDefault("pagination") is not Dictionary<string, object?> cursors
            ? throw NotAList(call, answer, "$.pagination")
            : cursors.GetValueOrDefault("after") switch
            {
                null => null,
                string after => after,
                _ => throw NotAList(call, answer, "$.pagination.after"),
            };

    private static EnodeApiException NotAList(ApiCall call, ApiAnswer answer, string where) =>
        UnreadableAnswer.Whole(call, answer, new JsonException("The answer is not a page of a list.", where, null, null));
}
