using System.Text.Json;

namespace Enode;

/// <summary>Reads a page at once, and item by item when one of its items has another shape: the others are not lost with it.</summary>
internal static class PageReader
{
    /// <exception cref="EnodeApiException">The API refused, or the answer is not a page.</exception>
    internal static ReadPage<T> Read<T>(ApiCall call, ApiAnswer answer)
        where T : class
    {
        if (!answer.IsSuccess)
        {
            throw AnswerReader.Refusal(call, answer);
        }

        return ReadWhole<T>(answer.Body) ?? ReadItems<T>(call, answer);
    }

    /// <summary>The page in one pass, as nearly every page is read. Null when anything in it has another shape.</summary>
    private static ReadPage<T>? ReadWhole<T>(ReadOnlySpan<byte> body)
        where T : class
    {
        try
        {
            var page = JsonSerializer.Deserialize(body, EnodeJson.Default.For<Page<T>>());
            return page is { Data: { } items, Pagination: { } cursors } && !items.Contains(null!)
                ? new(items.ConvertAll(item => new Listed<T>(item, null)), cursors.After)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadPage<T> ReadItems<T>(ApiCall call, ApiAnswer answer)
        where T : class
    {
        var page = AnswerReader.Parse(call, answer, EnodeJson.Deep.PageJsonElement);
        if (page.Data is null || page.Pagination is null)
        {
            // Without its cursors a page cannot be told from the last one, and taking it for the last would lose the rest.
            var missing = page.Data is null ? "$.data" : "$.pagination";
            throw UnreadableAnswer.Whole(call, answer, new JsonException("A page lacks a member.", missing, null, null));
        }

        return new(page.Data.Select((item, index) => ReadItem<T>(call, answer, item, index)).ToList(), page.Pagination.After);
    }

    private static Listed<T> ReadItem<T>(ApiCall call, ApiAnswer answer, JsonElement item, int index)
        where T : class
    {
        try
        {
            return new(item.Deserialize(EnodeJson.Default.For<T>()) ?? throw new JsonException("null"), null);
        }
        catch (JsonException exception)
        {
            return new(null, UnreadableAnswer.Item(call, answer, index, IdOf(item), exception));
        }
    }

    private static string? IdOf(JsonElement item)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // A name or an id that is not valid Unicode.
            return null;
        }
    }
}

/// <summary>A page that was read.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">Its items in their order.</param>
/// <param name="NextCursor">The cursor of the next page. Null on the last one.</param>
internal sealed record ReadPage<T>(IReadOnlyList<Listed<T>> Items, string? NextCursor)
    where T : class;
