using System.Collections;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Enode.Testing;

/// <summary>
/// A server of raw sockets on loopback that answers what the test says and writes down all that it receives.
/// It can do what no HTTP library would: break off, stay silent, lie about lengths.
/// </summary>
/// <example>
/// <code>
/// $server = [Enode.Testing.ScriptedServer]::Start()
/// $server.Reply(200, '{"id":"v1"}')
/// $server.ReplyTo('GET', '/users', 503, '', @{ 'Retry-After' = 1 })
/// $server.Journal | Format-Table Method, Target, Body
/// $server.Dispose()
/// </code>
/// </example>
public sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Journal journal = new();
    private readonly Script script = new();
    private readonly ConcurrentBag<Task> served = [];

    private int connections;
    private int openConnections;
    private volatile Gate? hold;

    private ScriptedServer()
    {
        listener.Start();
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    /// <summary>The server's root.</summary>
    public Uri Uri { get; }

    /// <summary>The token endpoint, which answers token-1, token-2 and so on unless it is told otherwise.</summary>
    public Uri TokenUri => new(Uri, Script.TokenPath);

    /// <summary>The lifetime of the tokens, in seconds.</summary>
    public int TokenLifetime
    {
        get => script.TokenLifetime;
        set => script.TokenLifetime = value;
    }

    /// <summary>How many tokens were handed out.</summary>
    public int TokensIssued => script.TokensIssued;

    /// <summary>How many connections were accepted.</summary>
    public int ConnectionCount => Volatile.Read(ref connections);

    /// <summary>How many of them are open.</summary>
    public int OpenConnectionCount => Volatile.Read(ref openConnections);

    /// <summary>Every request so far, in the order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Journal => journal.All;

    /// <summary>The requests to the token endpoint.</summary>
    public IReadOnlyList<ReceivedRequest> TokenCalls => journal.All.Where(IsTokenCall).ToList();

    /// <summary>All requests but those to the token endpoint.</summary>
    public IReadOnlyList<ReceivedRequest> Calls => journal.All.Where(request => !IsTokenCall(request)).ToList();

    /// <summary>Starts a server on a free port.</summary>
    public static ScriptedServer Start() => new();

    /// <summary>Queues a response without a body.</summary>
    /// <param name="status">The status code.</param>
    public ScriptedServer Reply(int status) => Reply(Response.Json(status));

    /// <summary>Queues a response.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">JSON.</param>
    public ScriptedServer Reply(int status, string body) => Reply(Response.Json(status, body));

    /// <summary>Queues a response with headers.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">JSON.</param>
    /// <param name="headers">Names and values.</param>
    public ScriptedServer Reply(int status, string body, IDictionary headers) => Reply(Response.Json(status, body).With(headers));

    /// <summary>Queues answers: each is for one request, in the order of arrival, to whatever has no route of its own.</summary>
    /// <param name="responses">The answers.</param>
    public ScriptedServer Reply(params Response[] responses)
    {
        foreach (var response in responses)
        {
            script.Add(response);
        }

        return this;
    }

    /// <summary>Answers a route.</summary>
    /// <param name="method">As in <c>GET</c>.</param>
    /// <param name="target">A path, with its query or, for whatever query, without.</param>
    /// <param name="status">The status code.</param>
    /// <param name="body">JSON.</param>
    public ScriptedServer ReplyTo(string method, string target, int status, string body) =>
        ReplyTo(method, target, Response.Json(status, body));

    /// <summary>Answers a route with headers.</summary>
    /// <param name="method">As in <c>GET</c>.</param>
    /// <param name="target">A path, with its query or, for whatever query, without.</param>
    /// <param name="status">The status code.</param>
    /// <param name="body">JSON.</param>
    /// <param name="headers">Names and values.</param>
    public ScriptedServer ReplyTo(string method, string target, int status, string body, IDictionary headers) =>
        ReplyTo(method, target, Response.Json(status, body).With(headers));

    /// <summary>Answers a route with one after the other. The last one is repeated for ever.</summary>
    /// <param name="method">As in <c>GET</c>.</param>
    /// <param name="target">A path, with its query or, for whatever query, without.</param>
    /// <param name="responses">The answers.</param>
    public ScriptedServer ReplyTo(string method, string target, params Response[] responses)
    {
        script.AddRoute(method, target, responses);
        return this;
    }

    /// <summary>Answers the token endpoint: <see cref="Response.Token"/> is what it would say by itself.</summary>
    /// <param name="responses">The answers, the last of which is repeated for ever.</param>
    public ScriptedServer ReplyToToken(params Response[] responses) => ReplyTo("POST", Script.TokenPath, responses);

    /// <summary>Answers whatever is neither routed nor queued.</summary>
    /// <param name="handler">Makes the response.</param>
    public ScriptedServer ReplyWith(Func<ReceivedRequest, Response> handler)
    {
        script.SetHandler(handler);
        return this;
    }

    /// <summary>Queues a torn connection.</summary>
    public ScriptedServer Reset() => Reply(Response.Reset);

    /// <summary>Queues a body that breaks off.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">The body that is announced.</param>
    /// <param name="bytes">How many bytes of it are sent.</param>
    public ScriptedServer CutShort(int status, string body, int bytes) => Reply(Response.CutShort(status, body, bytes));

    /// <summary>Queues silence.</summary>
    public ScriptedServer Hang() => Reply(Response.Hang);

    /// <summary>Queues an HTML page.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">The page.</param>
    public ScriptedServer Html(int status, string body) => Reply(Response.Html(status, body));

    /// <summary>From now on every response waits for the gate; requests are received and written down at once.</summary>
    public Gate Hold()
    {
        var gate = new Gate();
        hold = gate;
        return gate;
    }

    /// <summary>Forgets all routes and queued answers.</summary>
    public void ClearScript() => script.Clear();

    /// <summary>Forgets all requests so far.</summary>
    public void ClearJournal() => journal.Clear();

    /// <summary>Waits until the journal has so many requests. Fails after a long while rather than never.</summary>
    /// <param name="count">How many.</param>
    public Task WaitForRequestsAsync(int count) => journal.WaitAsync(count);

    /// <summary>The same for PowerShell.</summary>
    /// <param name="count">How many.</param>
    public void WaitForRequests(int count) => journal.WaitAsync(count).GetAwaiter().GetResult();

    /// <summary>Waits until every connection so far is closed. Fails after a long while rather than never.</summary>
    public Task WaitForDisconnectsAsync() => Task.WhenAll(served).WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>The same for PowerShell.</summary>
    public void WaitForDisconnects() => WaitForDisconnectsAsync().GetAwaiter().GetResult();

    /// <summary>Stops listening and closes every connection.</summary>
    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        hold?.Open();
    }

    private static bool IsTokenCall(ReceivedRequest request) => request.Path == Script.TokenPath;

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token).ConfigureAwait(false);
                served.Add(ServeAsync(socket, Interlocked.Increment(ref connections)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The server was stopped.
        }
    }

    private async Task ServeAsync(Socket socket, int connection)
    {
        using var owned = socket;
        Interlocked.Increment(ref openConnections);
        try
        {
            socket.NoDelay = true;
            var stream = new NetworkStream(socket);
            await using var closed = stream.ConfigureAwait(false);
            var reader = new RequestReader(stream);
            while (await reader.ReadAsync(connection, stop.Token).ConfigureAwait(false) is { } request)
            {
                // In the order in which they are written down, requests get their responses.
                var (response, gate) = journal.Add(request, () => (script.Next(request), hold));
                foreach (var behind in new[] { gate, response.Gate }.OfType<Gate>())
                {
                    await behind.Opened.WaitAsync(stop.Token).ConfigureAwait(false);
                }

                if (!await ResponseWriter.WriteAsync(socket, stream, request, response, stop.Token).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (
            exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the server was stopped.
        }
        finally
        {
            Interlocked.Decrement(ref openConnections);
        }
    }
}
