using System.Text.Json;

namespace Enode.Internal;

/// <summary>
/// Reads a page item by item: one that has another shape does not take the others with it, and cancellation ends it between items.
/// </summary>
internal static class PageReader
{
    /// <summary>The largest page that can be asked for. A page with more items that cannot be read is not what was asked for.</summary>
    internal const int MaximumUnreadable = 1000;

    /// <exception cref="EnodeApiException">The API refused, or the response is not a page.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled between two items.</exception>
    internal static ReadPage<T> Read<T>(
        ApiCall call, ApiResponse response, FrameReader readFrame, CancellationToken cancellationToken)
        where T : class
    {
        if (!response.IsSuccess)
        {
            throw ResponseReader.Refusal(call, response);
        }

        // The whole response is looked at before its items: one that breaks off in the middle is not a page.
        var frame = ReadFrame(call, response, readFrame);
        return new(ReadItems<T>(call, response, frame, cancellationToken), frame.NextCursor);
    }

    private static PageFrame ReadFrame(ApiCall call, ApiResponse response, FrameReader readFrame)
    {
        try
        {
            return readFrame(response.Body);
        }
        catch (JsonException exception)
        {
            throw UnreadableResponse.Whole(call, response, exception);
        }
    }

    private static List<Listed<T>> ReadItems<T>(ApiCall call, ApiResponse response, PageFrame frame, CancellationToken cancellationToken)
        where T : class
    {
        var items = new List<Listed<T>>();
        var unreadable = 0;
        var array = response.Body[frame.Data];
        var reader = PageFrame.Reader(array);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            var item = ReadItem<T>(call, response, array[start..(int)reader.BytesConsumed], isObject, $"{frame.DataPath}[{items.Count}]");
            if (item.Failure is not null && ++unreadable > MaximumUnreadable)
            {
                throw UnreadableResponse.TooMany(call, response, item.Failure);
            }

            items.Add(item);
        }

        return items;
    }

    private static Listed<T> ReadItem<T>(ApiCall call, ApiResponse response, ReadOnlySpan<byte> item, bool isObject, string path)
        where T : class
    {
        if (!isObject)
        {
            // Not thrown: an exception that was costs some hundred times as much.
            return new(null, UnreadableResponse.Item(call, response, path, null, new JsonException("An object was expected.")));
        }

        try
        {
            return new(JsonSerializer.Deserialize(item, EnodeJson.Default.For<T>()), null);
        }
        catch (JsonException exception)
        {
            return new(null, UnreadableResponse.Item(call, response, path, IdOf(item), exception));
        }
    }

    private static string? IdOf(ReadOnlySpan<byte> item)
    {
        try
        {
            var reader = PageFrame.Reader(item);
            return JsonElement.ParseValue(ref reader).TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
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

/// <summary>
/// Reads the frame of a list: <see cref="PageFrame.Read"/> of one that is paged, <see cref="PageFrame.ReadArray"/> of another.
/// </summary>
internal delegate PageFrame FrameReader(ReadOnlySpan<byte> body);

/// <summary>A page that was read.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">Its items in their order.</param>
/// <param name="NextCursor">The cursor of the next page. Null on the last one.</param>
internal sealed record ReadPage<T>(IReadOnlyList<Listed<T>> Items, string? NextCursor)
    where T : class;
