using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Responds with one page of a list.</summary>
internal sealed class Paging
{
    private readonly int defaultSize;

    public Paging(int defaultSize) => this.defaultSize = defaultSize;

    /// <param name="request">The request, with <c>after</c>, <c>before</c> and <c>pageSize</c> in its query.</param>
    /// <param name="read">Reads a page of the list.</param>
    /// <param name="write">Writes one item.</param>
    /// <exception cref="ProblemException">The query is not valid.</exception>
    public Response Page<T>(ApiRequest request, Func<PageRange, Page<T>> read, Action<Utf8JsonWriter, T> write)
        where T : IRecord
    {
        var list = string.Join('\n', request.Target.Segments);
        var page = read(ReadRange(request.Target.Query, list));
        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            foreach (var item in page.Items)
            {
                write(json, item);
            }

            json.WriteEndArray();
            json.WriteStartObject("pagination");
            json.WriteString("after", page is { HasNext: true, Items.Count: > 0 } ? Cursor.Write(list, page.Items[^1].Sequence) : null);
            json.WriteString("before", page is { HasPrevious: true, Items.Count: > 0 } ? Cursor.Write(list, page.Items[0].Sequence) : null);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private PageRange ReadRange(FormFields query, string list)
    {
        var issues = new List<Issue>();
        var size = ReadSize(query, issues);
        var range = new PageRange(ReadCursor(query, "after", list, issues), ReadCursor(query, "before", list, issues), size);
        if (query.Names.Contains("after") && query.Names.Contains("before"))
        {
            issues.Add(new Issue("invalid_combination", "before", "A page is after a cursor or before one, not both."));
        }

        return issues.Count == 0 ? range : throw new ProblemException(ApiProblem.BadRequest("The request is not valid.", issues));
    }

    private int ReadSize(FormFields query, List<Issue> issues)
    {
        var values = query.All("pageSize");
        if (values.Count == 0)
        {
            return defaultSize;
        }

        var text = values[0];
        if (values.Count > 1 || text.Length == 0 || text.Any(letter => !char.IsAsciiDigit(letter)) || text.All(letter => letter == '0'))
        {
            issues.Add(new Issue("invalid_page_size", "pageSize", "Expected one integer above 0."));
            return defaultSize;
        }

        // The maximum is not documented, so a larger size is not an error: the page is as long as possible.
        return int.TryParse(text, out var size) ? Math.Min(size, SimulatorOptions.MaximumPageSize) : SimulatorOptions.MaximumPageSize;
    }

    private static long? ReadCursor(FormFields query, string name, string list, List<Issue> issues)
    {
        var values = query.All(name);
        if (values.Count == 0)
        {
            return null;
        }

        if (values.Count == 1 && Cursor.TryRead(list, values[0], out var sequence))
        {
            return sequence;
        }

        issues.Add(new Issue("invalid_cursor", name, "Expected one cursor from a page of this list."));
        return null;
    }
}
