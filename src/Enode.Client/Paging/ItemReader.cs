using System.Globalization;
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
    private int position = 1;
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
    /// <exception cref="EnodeApiException">The response is not JSON, or more items than a page can have are unreadable.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled between two items.</exception>
    internal List<Listed<T>> Read(int maximum, CancellationToken cancellationToken)
    {
        var items = new List<Listed<T>>(Math.Min(PageReader.MaximumUnreadable, Math.Min(maximum, frame.Count)));
        var data = response.Body[frame.Data];
        while (items.Count < maximum && Next(data) is { } range)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var item = ReadItem(data[range], count++);
            if (item.Failure is not null && ++unreadable > PageReader.MaximumUnreadable)
            {
                throw UnreadableResponse.TooMany(call, response, item.Failure);
            }

            items.Add(item);
        }

        return items;
    }

    /// <summary>Where the next item is. Null when there are no more.</summary>
    private Range? Next(ReadOnlySpan<byte> data)
    {
        var start = position < data.Length ? JsonExtent.Blanks(data, position) : data.Length;
        if (start >= data.Length || (count == 0 && data[start] == ']'))
        {
            return null;
        }

        var end = JsonExtent.End(data, start);
        var after = end is > 0 && end < data.Length ? JsonExtent.Blanks(data, end) : data.Length;
        if (after >= data.Length || (data[after] != ',' && after != data.Length - 1))
        {
            throw UnreadableResponse.Whole(call, response, new JsonException("The items of a list are not separated by commas."));
        }

        position = after + 1;
        return start..end;
    }

    private Listed<T> ReadItem(ReadOnlySpan<byte> item, int index)
    {
        if (item is not [(byte)'{', ..])
        {
            // Not thrown: an exception that was costs some hundred times as much.
            CheckResponse(null);
            return new(null, UnreadableResponse.NoObject(call, response, PathOf(index)));
        }

        try
        {
            return new(JsonSerializer.Deserialize(item, EnodeJson.Default.For<T>()), null);
        }
        catch (JsonException exception)
        {
            CheckResponse(exception);
            return new(null, UnreadableResponse.Item(call, response, PathOf(index), IdOf(item), exception));
        }
    }

    /// <summary>Ensures, before the first error of one item, that it is an error of the item and not of the whole response.</summary>
    /// <exception cref="EnodeApiException">The response is not JSON.</exception>
    private void CheckResponse(JsonException? exception)
    {
        if (unreadable == 0 && !UnreadableResponse.IsJson(response.Body))
        {
            throw UnreadableResponse.Whole(call, response, exception ?? new JsonException("An item is not JSON."));
        }
    }

    private string PathOf(int index) => string.Create(CultureInfo.InvariantCulture, $"{frame.DataPath}[{index}]");

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
