namespace Enode.Internal;

/// <summary>Requests the pages of a list. The request for the next page can be sent before it is wanted.</summary>
internal sealed class PageRequests : IAsyncDisposable
{
    private readonly EnodeClient client;
    private readonly Func<string?, string> pathOf;
    private readonly CancellationTokenSource stop;
    private Ahead? ahead;

    /// <summary>Sends nothing yet.</summary>
    /// <param name="client">The client.</param>
    /// <param name="pathOf">The path of the page with a cursor.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    internal PageRequests(EnodeClient client, Func<string?, string> pathOf, CancellationToken cancellationToken)
    {
        this.client = client;
        this.pathOf = pathOf;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Sends the request for a page now. Only one page is requested ahead.</summary>
    internal void SendAhead(string cursor)
    {
        var observer = new HeldObserver(client.Observer);
        ahead = new(cursor, observer, OpenAsync(client.WithObserver(observer), cursor));
    }

    /// <summary>The response with a page. The caller disposes of it.</summary>
    internal Task<(ApiCall Call, ApiResponse Response)> TakeAsync(string? cursor)
    {
        if (ahead is not { } sent || sent.Cursor != cursor)
        {
            return OpenAsync(client, cursor);
        }

        ahead = null;
        sent.Observer.Release();
        return sent.Response;
    }

    /// <summary>Cancels a request whose response was not taken, and awaits its end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (ahead is { } sent)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            try
            {
                (await sent.Response.ConfigureAwait(false)).Response.Dispose();
            }
            catch (Exception exception) when (
                exception is OperationCanceledException or EnodeApiException or ObjectDisposedException)
            {
                // The page is not wanted any more, and neither is its error.
            }
        }

        stop.Dispose();
    }

    private Task<(ApiCall Call, ApiResponse Response)> OpenAsync(EnodeClient through, string? cursor) =>
        through.OpenAsync(HttpMethod.Get, pathOf(cursor), null, stop.Token);

    /// <summary>A request that was sent ahead.</summary>
    private sealed record Ahead(string Cursor, HeldObserver Observer, Task<(ApiCall Call, ApiResponse Response)> Response);
}
