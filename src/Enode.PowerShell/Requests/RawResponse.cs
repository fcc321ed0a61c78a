using System.Text.Json;

namespace Enode.Requests;

/// <summary>A response of unknown shape: its text, its content, and where the next page is.</summary>
internal sealed class RawResponse
{
    private RawResponse(string text, object? content, string? nextCursor)
    {
        Text = text;
        Content = content;
        NextCursor = nextCursor;
    }

    internal string Text { get; }

    /// <summary>The whole response, or with pages the items of this one, as plain values. Null when only the text was asked for.</summary>
    internal object? Content { get; }

    internal string? NextCursor { get; }

    /// <summary>The text of a response, whatever it is.</summary>
    /// <exception cref="EnodeApiException">The API refused.</exception>
    internal static RawResponse ReadText(ApiCall call, ApiResponse response) => new(Accepted(call, response).Text, null, null);

    /// <summary>The content of a response. A response without a body has none.</summary>
    /// <exception cref="EnodeApiException">The API refused, or the response is not JSON.</exception>
    internal static RawResponse ReadContent(ApiCall call, ApiResponse response) =>
        new(Accepted(call, response).Text, response.Body.IsEmpty ? null : Parse(call, response), null);

    /// <summary>The items of a page and its cursor. A bare array is a list of one page.</summary>
    /// <exception cref="EnodeApiException">The API refused, or the response is not a list.</exception>
    internal static RawResponse ReadPage(ApiCall call, ApiResponse response) => Parse(call, Accepted(call, response)) switch
    {
        Dictionary<string, object?> page => new(response.Text, Items(call, response, page), Cursor(call, response, page)),
        List<object?> items => new(response.Text, items, null),
        _ => throw NotAList(call, response, "$"),
    };

    private static ApiResponse Accepted(ApiCall call, ApiResponse response) =>
        response.IsSuccess ? response : throw ResponseReader.Refusal(call, response);

    private static object? Parse(ApiCall call, ApiResponse response)
    {
        try
        {
            return JsonSerializer.Deserialize(response.Body, EnodeJson.Default.Object);
        }
        catch (JsonException exception)
        {
            throw UnreadableResponse.Whole(call, response, exception);
        }
    }

    private static List<object?> Items(ApiCall call, ApiResponse response, Dictionary<string, object?> page) =>
        page.GetValueOrDefault("data") as List<object?> ?? throw NotAList(call, response, "$.data");

    // A cursor of another kind must not be taken for the end: the rest of the list would be lost quietly.
    private static string? Cursor(ApiCall call, ApiResponse response, Dictionary<string, object?> page) =>
        page.GetValueOrDefault("pagination") is not Dictionary<string, object?> cursors
            ? throw NotAList(call, response, "$.pagination")
            : cursors.GetValueOrDefault("after") switch
            {
                null => null,
                string after => after,
                _ => throw NotAList(call, response, "$.pagination.after"),
            };

    private static EnodeApiException NotAList(ApiCall call, ApiResponse response, string where) =>
        UnreadableResponse.Whole(call, response, new JsonException("The response is not a page of a list.", where, null, null));
}
