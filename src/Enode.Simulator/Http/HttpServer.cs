using System.Diagnostics.CodeAnalysis;
using System.Net;
using Enode.Internal;

namespace Enode.Simulation;

/// <summary>A web server on the loopback address, with a log of its requests.</summary>
internal sealed class HttpServer
{
    // A body larger than this is not read to its end: the connection is aborted.
    private const int MaximumDrainedSize = 16 * 1024 * 1024;
    private const int QuietMilliseconds = 50;
    private const int StopTimeoutMilliseconds = 250;

    private readonly HttpListener listener;
    private readonly Func<ApiRequest, Task<Response>> handle;
    private readonly TimeProvider time;
    private readonly object stopGate = new();
    private volatile bool isStopping;
    private int activeRequests;
    private long lastRequestAt;

    private HttpServer(HttpListener listener, int port, Func<ApiRequest, Task<Response>> handle, TimeProvider time)
    {
        this.listener = listener;
        this.handle = handle;
        this.time = time;
        Port = port;
    }

    public int Port { get; }

    public SimulatorRequestLog Log { get; } = new();

    public bool IsRunning => !isStopping;

    /// <exception cref="IOException">The port is taken, or cannot be listened on.</exception>
    public static HttpServer Start(int port, Func<ApiRequest, Task<Response>> handle, TimeProvider time)
    {
        var (listener, actualPort) = LoopbackListener.Open(port);
        var server = new HttpServer(listener, actualPort, handle, time);
        _ = Task.Run(server.AcceptAsync);
        return server;
    }

    public void Stop()
    {
        lock (stopGate)
        {
            // A listener that is closing answers new requests itself, with a 404 or an empty 200. So new requests are aborted first,
            // and the listener is closed when there are none.
            isStopping = true;
            SpinWait.SpinUntil(IsQuiet, StopTimeoutMilliseconds);
            listener.Abort();
        }
    }

    private bool IsQuiet() =>
        Volatile.Read(ref activeRequests) == 0 && Environment.TickCount64 - Interlocked.Read(ref lastRequestAt) >= QuietMilliseconds;

    private async Task AcceptAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener was stopped, which ends the loop, or a connection broke before its request was complete.
                continue;
            }

            Interlocked.Exchange(ref lastRequestAt, Environment.TickCount64);
            Interlocked.Increment(ref activeRequests);
            _ = Task.Run(() => ServeAsync(context));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The caller disconnected, or the server was stopped.")]
    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            // An aborted response is sent with the headers that are set so far. Without a body of the announced length the caller sees
            // that it is not complete. Without a length it would be an empty 200.
            context.Response.ContentLength64 = 1;
            if (isStopping)
            {
                Drop(context.Response);
                return;
            }

            var began = time.GetTimestamp();
            var receivedAt = time.GetUtcNow();
            var raw = context.Request.RawUrl ?? "/";
            var body = await ReadBodyAsync(context.Request);
            var response = await handle(new ApiRequest(context.Request.HttpMethod, raw, name => context.Request.Headers[name], body));

            // The request is logged first, so that a caller with the response finds it in the log.
            Log.Add(new SimulatorRequest(
                receivedAt.ToUniversalTime(),
                context.Request.HttpMethod,
                RequestTarget.Redact(raw),
                response.Status,
                time.GetElapsedTime(began).TotalMilliseconds));
            await SendAsync(context, response);
        }
        catch (Exception)
        {
            Drop(context.Response);
        }
        finally
        {
            Interlocked.Decrement(ref activeRequests);
        }
    }

    /// <summary>Reads the body to its end, because the caller reads no response before. Null if the body is too large.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpListenerRequest request)
    {
        if (!request.HasEntityBody)
        {
            return [];
        }

        var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        var size = 0;
        int read;
        while ((read = await request.InputStream.ReadAsync(chunk)) > 0)
        {
            size += read;
            if (size > MaximumDrainedSize)
            {
                break;
            }

            if (size <= ApiRequest.MaximumBodySize)
            {
                body.Write(chunk, 0, read);
            }
        }

        return size > ApiRequest.MaximumBodySize ? null : body.ToArray();
    }

    private static async Task SendAsync(HttpListenerContext context, Response response)
    {
        var sent = context.Response;
        sent.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            sent.AddHeader(name, value);
        }

        if (response.MediaType is not null)
        {
            sent.ContentType = response.MediaType;
        }

        sent.ContentLength64 = response.Body.Length;
        if (context.Request.HttpMethod != "HEAD" && response.Body.Length > 0)
        {
            await sent.OutputStream.WriteAsync(response.Body);
        }

        sent.Close();
    }

    [SuppressMessage("Design", "CA1031", Justification = "The connection is closed in any case.")]
    private static void Drop(HttpListenerResponse response)
    {
        try
        {
            response.Abort();
        }
        catch (Exception)
        {
        }
    }
}
