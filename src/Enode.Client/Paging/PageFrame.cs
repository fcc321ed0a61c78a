using System.Text.Json;

namespace Enode.Internal;

/// <summary>What a page has around its items.</summary>
/// <param name="Data">Where the array of the items is in the response.</param>
/// <param name="DataPath">The JSON path of that array.</param>
/// <param name="NextCursor">The cursor of the next page. Null on the last one.</param>
/// <param name="Count">How many items there are at most.</param>
internal readonly record struct PageFrame(Range Data, string DataPath, string? NextCursor, int Count = int.MaxValue)
{
    /// <summary>
    /// Reads the frame of a whole response. Its items are passed over: whether they are JSON, <see cref="ItemReader{T}"/> finds out.
    /// </summary>
    /// <exception cref="JsonException">It is not JSON, or not a page.</exception>
    internal static PageFrame Read(ReadOnlySpan<byte> body) => Read(body, isPassing: true);

    private static PageFrame Read(ReadOnlySpan<byte> body, bool isPassing)
    {
        Range? data = null;
        var count = int.MaxValue;
        // What the reader does not see of the body, because the items lie before it.
        var passed = 0;
        PageCursors? cursors = null;
        var reader = Reader(body);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Differing("$");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isData, isPagination) = (IsNamed(ref reader, "data"u8), IsNamed(ref reader, "pagination"u8));
            reader.Read();
            var (type, start) = (reader.TokenType, passed + (int)reader.TokenStartIndex);
            if (isData && passed > 0)
            {
                // The name twice: the last one counts, and no one reads what the first one has.
                return Read(body, isPassing: false);
            }

            if (isData && isPassing && type == JsonTokenType.StartArray && JsonExtent.End(body, start, out var commas) is > 0 and var end)
            {
                (data, count, passed) = (start..end, commas + 1, end - 1);
                reader = new(body[passed..], isFinalBlock: true, reader.CurrentState);
                reader.Read();
                continue;
            }

            reader.Skip();
            var value = start..(passed + (int)reader.BytesConsumed);
            if (isData)
            {
                data = type switch
                {
                    JsonTokenType.StartArray => value,
                    JsonTokenType.Null => null,
                    _ => throw Differing("$.data"),
                };
            }
            else if (isPagination)
            {
                cursors = Cursors(body[value]);
            }
        }

        // To the end: text after the object is not JSON.
        while (reader.Read())
        {
        }

        // A page without cursors could be any page: treating it as the last one would lose the rest of the list.
        return new(data ?? throw Missing("$.data"), "$.data", (cursors ?? throw Missing("$.pagination")).After, count);
    }

    /// <summary>Reads the frame of a list that the API does not page: the response is the array of its items.</summary>
    /// <exception cref="JsonException">It is not JSON, or not an array.</exception>
    internal static PageFrame ReadArray(ReadOnlySpan<byte> body)
    {
        var reader = Reader(body);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Differing("$");
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var data = start..(int)reader.BytesConsumed;

        // To the end: text after the array is not JSON.
        reader.Read();
        return new(data, "$", null);
    }

    /// <summary>A reader that goes deeper than an item may be nested: one that is too deep must not take the others with it.</summary>
    internal static Utf8JsonReader Reader(ReadOnlySpan<byte> json) =>
        new(json, new JsonReaderOptions { MaxDepth = EnodeJson.DeepestResponse });

    private static bool IsNamed(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            // A name that is not valid Unicode.
            return false;
        }
    }

    private static PageCursors? Cursors(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, EnodeJson.Deep.PageCursors);
        }
        catch (JsonException exception)
        {
            throw new JsonException(exception.Message, $"$.pagination{exception.Path?[1..]}", null, null, exception);
        }
    }

    private static JsonException Missing(string path) => new("A page lacks a member.", path, null, null);

    private static JsonException Differing(string path) => new("A page has another shape.", path, null, null);
}
