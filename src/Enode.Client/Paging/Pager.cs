using System.Globalization;
using System.Runtime.CompilerServices;

namespace Enode;

/// <summary>Follows a list's cursors to its end. A list ends with its last page or with an error, and never quietly in between.</summary>
internal static class Pager
{
    internal static async IAsyncEnumerable<T> ListAsync<T>(EnodeClient client, string path, int? pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync<T>(client, path, pageSize, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page)
            {
                yield return item;
            }
        }
    }

    /// <summary>The list page by page: the next one is asked for when the caller is done with the last.</summary>
    internal static async IAsyncEnumerable<IReadOnlyList<T>> PagesAsync<T>(EnodeClient client, string path, int? pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var size = pageSize?.ToString(CultureInfo.InvariantCulture);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await client.SendRawAsync(
                HttpMethod.Get,
                ApiQuery.Add(path, ("pageSize", size), ("after", cursor)),
                null,
                ReadPage<T>,
                cancellationToken).ConfigureAwait(false);
            yield return page.Data!;

            cursor = page.Pagination!.After;
            if (cursor is not null && !seen.Add(cursor))
            {
                throw Repeated(path, cursor);
            }
        }
        while (cursor is not null);
    }

    /// <summary>The error of a list that goes round in circles.</summary>
    internal static EnodeApiException Repeated(string path, string cursor) =>
        new(ErrorIds.RepeatedCursor, $"The list {path} came back to a page that it had been on. What was read so far may be all, or not.")
        {
            Method = HttpMethod.Get.Method,
            Path = $"/{ApiQuery.Add(path, ("after", cursor))}",
        };

    private static Page<T> ReadPage<T>(ApiCall call, ApiAnswer answer)
    {
        var page = AnswerReader.Read<Page<T>>(call, answer);
        var hole = page.Data?.FindIndex(item => item is null) ?? -1;
        if (page.Data is not null && page.Pagination is not null && hole < 0)
        {
            return page;
        }

        // Without its cursors a page cannot be told from the last one, and taking it for the last would lose the rest.
        var missing = page.Data is null ? "$.data" : page.Pagination is null ? "$.pagination" : $"$.data[{hole}]";
        throw AnswerReader.Unreadable(call, answer, new System.Text.Json.JsonException("A page lacks a member.", missing, null, null));
    }
}
