using System.Text.Json;

namespace Enode.Internal;

/// <summary>
/// Reads the items of a list in portions. One that has another shape does not take the others with it, and cancellation ends it between
/// items.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed class ItemReader<T>
    where T : class
{
    private readonly ApiCall call;
    private readonly ApiResponse response;
    private readonly PageFrame frame;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = EnodeJson.DeepestResponse });
    private int position;
    private int count;
    private int unreadable;

    /// <summary>A reader that is before the first item.</summary>
    /// <param name="call">The request.</param>
    /// <param name="response">Its response, which stays open until all is read.</param>
    /// <param name="frame">Where its items are.</param>
    internal ItemReader(ApiCall call, ApiResponse response, PageFrame frame)
    {
        this.call = call;
        this.response = response;
        this.frame = frame;
    }

    /// <summary>The next items. Fewer than <paramref name="maximum"/> when there are no more.</summary>
    /// <exception cref="EnodeApiException">More items than a page can have are unreadable.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled between two items.</exception>
    internal List<Listed<T>> Read(int maximum, CancellationToken cancellationToken)
    {
        var items = new List<Listed<T>>();
        var rest = response.Body[frame.Data][position..];
        var reader = new Utf8JsonReader(rest, isFinalBlock: true, state);
        if (position == 0)
        {
            reader.Read();
        }

        while (items.Count < maximum && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            var item = ReadItem(rest[start..(int)reader.BytesConsumed], isObject, $"{frame.DataPath}[{count++}]");
            if (item.Failure is not null && ++unreadable > PageReader.MaximumUnreadable)
            {
                throw UnreadableResponse.TooMany(call, response, item.Failure);
            }

            items.Add(item);
        }

        position += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return items;
    }

    private Listed<T> ReadItem(ReadOnlySpan<byte> item, bool isObject, string path)
    {
        if (!isObject)
        {
            // Not thrown: an exception that was costs some hundred times as much.
            return new(null, UnreadableResponse.NoObject(call, response, path));
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
