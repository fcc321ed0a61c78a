using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Enode.Simulation;

/// <summary>A web server on the loopback address: requests in, answers out, each of them written down.</summary>
internal sealed class HttpServer
{
    // Beyond this a body is no mistake, and the connection is cut.
    private const int MaximumDrainedSize = 16 * 1024 * 1024;
    private const int QuietMilliseconds = 50;
    private const int StopPatienceMilliseconds = 250;

    private readonly HttpListener listener;
    private readonly Func<ApiRequest, Response> handle;
    private readonly TimeProvider time;
    private readonly object stopGate = new();
    private volatile bool isStopping;
    private int underWay;
    private long lastAskedAt;

    private HttpServer(HttpListener listener, int port, Func<ApiRequest, Response> handle, TimeProvider time)
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
    public static HttpServer Start(int port, Func<ApiRequest, Response> handle, TimeProvider time)
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
            // A listener that closes answers what still comes in with a 404 or an empty 200 of its own, and callers would believe it.
            // So first whoever asks is cut off, and the listener closes when nobody asks any more.
            isStopping = true;
            SpinWait.SpinUntil(IsQuiet, StopPatienceMilliseconds);
            listener.Abort();
        }
    }

    private bool IsQuiet() => Volatile.Read(ref underWay) == 0 && Environment.TickCount64 - Interlocked.Read(ref lastAskedAt) >= QuietMilliseconds;

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
                // Stopped, which the loop sees for itself; or one connection broke before it became a request.
                continue;
            }

            Interlocked.Exchange(ref lastAskedAt, Environment.TickCount64);
            Interlocked.Increment(ref underWay);
            _ = Task.Run(() => ServeAsync(context));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "What is left to go wrong is a caller who hung up, or a stop.")]
    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            // A connection that is cut is sent off with what was set so far. A body that is promised and does not come tells the caller
            // that there was no response; nothing set would be an empty 200.
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
            var response = handle(new ApiRequest(context.Request.HttpMethod, raw, name => context.Request.Headers[name], body));

            // First the log, then the response: who has the response finds it in the log.
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
            Interlocked.Decrement(ref underWay);
        }
    }

    /// <summary>The body, or null when it is too large. It is read to its end all the same: a caller who still writes would not see the response.</summary>
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

    [SuppressMessage("Design", "CA1031", Justification = "The connection is gone one way or the other.")]
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
