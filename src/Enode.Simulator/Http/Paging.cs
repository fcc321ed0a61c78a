using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Answers with one page of a list.</summary>
internal sealed class Paging
{
    private readonly int defaultSize;

    public Paging(int defaultSize) => this.defaultSize = defaultSize;

    /// <param name="request">Says which page.</param>
    /// <param name="items">The whole list, by ascending sequence.</param>
    /// <param name="write">Writes one item.</param>
    /// <exception cref="ProblemException">The request asks for no page that there can be.</exception>
    public Response Page<T>(ApiRequest request, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
        where T : ISequenced
    {
        var list = string.Join('\n', request.Target.Segments);
        var (start, end) = Find(request.Target.Query, list, items);
        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            for (var i = start; i < end; i++)
            {
                write(json, items[i]);
            }

            json.WriteEndArray();
            json.WriteStartObject("pagination");
            json.WriteString("after", end > start && end < items.Count ? Cursor.Write(list, items[end - 1].Sequence) : null);
            json.WriteString("before", end > start && start > 0 ? Cursor.Write(list, items[start].Sequence) : null);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private (int Start, int End) Find<T>(FormFields query, string list, IReadOnlyList<T> items)
        where T : ISequenced
    {
        var issues = new List<Issue>();
        var size = ReadSize(query, issues);
        var after = ReadCursor(query, "after", list, issues);
        var before = ReadCursor(query, "before", list, issues);
        if (query.Names.Contains("after") && query.Names.Contains("before"))
        {
            issues.Add(new Issue("invalid_combination", "before", "A page is after a cursor or before one, not both."));
        }

        if (issues.Count > 0)
        {
            throw new ProblemException(ApiProblem.BadRequest("The query asks for no page of the list.", issues));
        }

        if (before is { } last)
        {
            var end = FirstFrom(items, last);
            return (Math.Max(0, end - size), end);
        }

        var start = after is { } previous ? FirstFrom(items, previous + 1) : 0;
        return (start, Math.Min(items.Count, start + size));
    }

    private int ReadSize(FormFields query, List<Issue> issues)
    {
        var given = query.All("pageSize");
        if (given.Count == 0)
        {
            return defaultSize;
        }

        var text = given[0];
        if (given.Count > 1 || text.Length == 0 || text.Any(letter => !char.IsAsciiDigit(letter)) || text.All(letter => letter == '0'))
        {
            issues.Add(new Issue("invalid_page_size", "pageSize", "Expected one integer above 0."));
            return defaultSize;
        }

        // More than the maximum is no mistake of the caller's, who cannot know it: the page is as long as it can be.
        return int.TryParse(text, out var size) ? Math.Min(size, SimulatorOptions.MaximumPageSize) : SimulatorOptions.MaximumPageSize;
    }

    private static long? ReadCursor(FormFields query, string name, string list, List<Issue> issues)
    {
        var given = query.All(name);
        if (given.Count == 0)
        {
            return null;
        }

        if (given.Count == 1 && Cursor.TryRead(list, given[0], out var sequence))
        {
            return sequence;
        }

        issues.Add(new Issue("invalid_cursor", name, "Expected one cursor from a page of this list."));
        return null;
    }

    /// <summary>The place of the first item whose sequence is not below the given one.</summary>
    private static int FirstFrom<T>(IReadOnlyList<T> items, long sequence)
        where T : ISequenced
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (items[middle].Sequence < sequence)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
