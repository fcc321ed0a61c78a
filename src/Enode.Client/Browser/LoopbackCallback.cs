using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Enode.Internal;

/// <summary>Receives the browser when it comes back from a page of a server: one GET on the loopback address.</summary>
/// <remarks>
/// <para>
/// Any program and any page on the machine can send requests to the port. What counts is a GET of the exact path for the exact host and
/// port, as a browser sends it to show a page. Everything else gets a 404, and the wait goes on. Without a path of its own, the path is
/// random, so that only those who were given the address know it.
/// </para>
/// <para>The port is open from the start, so that a browser that is fast is not lost, and is closed with the first callback.</para>
/// </remarks>
internal sealed class LoopbackCallback : IDisposable
{
    private readonly HttpListener listener;
    private readonly string authority;

    private LoopbackCallback(HttpListener listener, int port, string path)
    {
        this.listener = listener;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{path}"));
        authority = Address.Authority; // Without the port 80, as a browser sends it.
    }

    /// <summary>The address to which the browser has to be sent.</summary>
    internal Uri Address { get; }

    /// <summary>Opens a port.</summary>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="path">The path, which begins with a slash. Null for a random one.</param>
    /// <exception cref="IOException">The port is in use or cannot be opened.</exception>
    internal static LoopbackCallback Open(int port = 0, string? path = null)
    {
        var (listener, actualPort) = LoopbackListener.Open(port);
        return new LoopbackCallback(listener, actualPort, path ?? $"/{RandomText.Create(16)}");
    }

    /// <summary>Waits for the browser, shows it a page, and closes the port. Can be called once.</summary>
    /// <param name="page">The page to show, given the query of the callback.</param>
    /// <param name="timeout">How long to wait at most.</param>
    /// <param name="time">The source of time.</param>
    /// <param name="cancellationToken">Ends the wait, and closes the port at once.</param>
    /// <returns>The query of the callback. Null if none came in time.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The port was closed before.</exception>
    internal async Task<NameValueCollection?> WaitAsync(
        Func<NameValueCollection, HtmlPage> page, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            var context = await ReceiveAsync(end.Token).ConfigureAwait(false);
            while (context is null || !IsCallback(context.Request))
            {
                if (context is not null)
                {
                    Send(context.Response, 404, null);
                }

                context = await ReceiveAsync(end.Token).ConfigureAwait(false);
            }

            var query = context.Request.QueryString;
            Send(context.Response, 200, page(query));
            return query;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Closes the port.</summary>
    public void Dispose() => ((IDisposable)listener).Dispose();

    // Null where a connection broke before its request was complete. The listener takes no token: it goes on until the port is closed.
    private async Task<HttpListenerContext?> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await listener.GetContextAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (HttpListenerException) when (listener.IsListening)
        {
            return null;
        }
    }

    private bool IsCallback(HttpListenerRequest request) =>
        request.HttpMethod == "GET"
        && request.RawUrl?.Split('?')[0] == Address.AbsolutePath

        // A name that another site has pointed to this machine is another host.
        && request.Headers["Host"] == authority

        // A browser says whether it shows the response as a page or loads it into one, and whether it only looks ahead.
        && request.Headers["Sec-Fetch-Dest"] is null or "document"
        && request.Headers["Sec-Purpose"] is null;

    [SuppressMessage("Design", "CA1031", Justification = "The caller disconnected, or the port was closed.")]
    private static void Send(HttpListenerResponse response, int status, HtmlPage? page)
    {
        try
        {
            response.StatusCode = status;
            response.KeepAlive = false;
            response.ContentType = HtmlPage.MediaType;
            foreach (var (name, value) in HtmlPage.Headers)
            {
                response.AddHeader(name, value);
            }

            response.Close(page?.ToBytes() ?? [], willBlock: true);
        }
        catch (Exception)
        {
            response.Abort();
        }
    }
}
