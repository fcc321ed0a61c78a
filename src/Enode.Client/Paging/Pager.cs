using System.Globalization;
using System.Runtime.CompilerServices;

namespace Enode.Internal;

/// <summary>Follows a list's cursors to its end. A list ends with its last page or with an error, and never quietly in between.</summary>
internal static class Pager
{
    /// <summary>How many items of a list without pages are read at a time.</summary>
    private const int Portion = 1000;

    /// <summary>The items one by one. Those that cannot be read are an error after the last of the others.</summary>
    internal static async IAsyncEnumerable<T> ListAsync<T>(
        IAsyncEnumerable<IReadOnlyList<Listed<T>>> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var unread = new UnreadItems();
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var (item, failure) in page)
            {
                if (failure is null)
                {
                    yield return item!;
                }
                else
                {
                    unread.Add(failure);
                }
            }
        }

        unread.ThrowIfAny();
    }

    /// <summary>
    /// The list page by page. The next one is requested when the caller is done with the last; before this one is parsed, where the
    /// client <see cref="EnodeClient.ReadingAhead">reads ahead</see>.
    /// </summary>
    internal static async IAsyncEnumerable<IReadOnlyList<Listed<T>>> PagesAsync<T>(
        EnodeClient client,
        string path,
        int? pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var size = pageSize?.ToString(CultureInfo.InvariantCulture);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        await using var requests = new PageRequests(
            client, after => ApiQuery.Add(path, ("pageSize", size), ("after", after)), cancellationToken);
        do
        {
            ReadPage<T> page;
            var (call, response) = await requests.TakeAsync(cursor).ConfigureAwait(false);
            using (response)
            {
                var frame = PageReader.ReadFrame(call, response, PageFrame.Read);
                if (frame.NextCursor is { } next && !seen.Contains(next) && client.WantsMoreThan(frame.Count))
                {
                    requests.SendAhead(next);
                }

                page = PageReader.Read<T>(call, response, frame, cancellationToken);
            }

            yield return page.Items;

            cursor = page.NextCursor;
            if (cursor is not null && !seen.Add(cursor))
            {
                throw Repeated(path, cursor);
            }
        }
        while (cursor is not null);
    }

    /// <summary>A list that the API does not page. It arrives whole, and is read in portions as they are enumerated.</summary>
    internal static async IAsyncEnumerable<IReadOnlyList<Listed<T>>> UnpagedAsync<T>(
        EnodeClient client,
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var (call, response) = await client.OpenAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        using (response)
        {
            var reader = new ItemReader<T>(call, response, PageReader.ReadFrame(call, response, PageFrame.ReadArray));
            List<Listed<T>> items;
            do
            {
                items = reader.Read(Portion, cancellationToken);
                yield return items;
            }
            while (items.Count == Portion);
        }
    }

    /// <summary>The error of a list that goes round in circles.</summary>
    internal static EnodeApiException Repeated(string path, string cursor) =>
        new(ErrorIds.RepeatedCursor, $"The list {path} returned the cursor of an earlier page. The output may be incomplete.")
        {
            Method = HttpMethod.Get.Method,
            Path = $"/{ApiQuery.Add(path, ("after", cursor))}",
        };
}
