using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Enode.Internal;

/// <summary>
/// Listens for deliveries on the loopback address, checks their signatures, acknowledges them, and queues them: see
/// <see cref="DeliveryQueue"/>.
/// </summary>
/// <remarks>
/// <para>
/// Enode waits five seconds for the response. It is sent when a delivery is queued (and in the journal, if there is one), whatever the
/// reader of the queue does. A delivery that is not accepted is answered with an error, and Enode sends it again.
/// </para>
/// <para>Any program of the machine, and with a tunnel any machine, can send requests: only a valid signature gets in.</para>
/// </remarks>
internal sealed class WebhookReceiver : IDisposable
{
    /// <summary>The largest body that is accepted, in bytes.</summary>
    internal const int MaximumBody = 10 * 1024 * 1024;

    /// <summary>How many bytes a body has at most that is read at the same time as any number of others.</summary>
    private const int SmallBody = 1024 * 1024;

    private const int MaximumConnections = 64;
    private const int MaximumLargeBodies = 4;
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan HeadTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BodyTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LingerTime = TimeSpan.FromSeconds(2);

    private readonly TcpListener listener;
    private readonly WebhookReceiverOptions options;
    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim connections = new(MaximumConnections);
    private readonly SemaphoreSlim largeBodies = new(MaximumLargeBodies);
    private readonly IdleConnections idle = new();

    private WebhookReceiver(TcpListener listener, DeliveryQueue queue, WebhookReceiverOptions options)
    {
        this.listener = listener;
        this.options = options;
        Queue = queue;
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{options.Path}"));
    }

    /// <summary>The address at which it listens.</summary>
    internal Uri Address { get; }

    /// <summary>The deliveries that were accepted.</summary>
    internal DeliveryQueue Queue { get; }

    /// <summary>Opens the port, and the journal before it.</summary>
    /// <exception cref="IOException">The journal cannot be opened, or the port: the inner exception is a <see cref="SocketException"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">The journal cannot be opened.</exception>
    /// <exception cref="FormatException">The file is not a journal.</exception>
    internal static WebhookReceiver Open(WebhookReceiverOptions options)
    {
        var journal = options.JournalPath is { } path ? DeliveryJournal.Open(path) : null;
        var queue = new DeliveryQueue(journal, options.TimeProvider, options.MaximumQueuedBytes, options.OnJournalFailure);
        var listener = new TcpListener(IPAddress.Loopback, options.Port);
        try
        {
            listener.Start();
        }
        catch (SocketException exception)
        {
            queue.Dispose();
            listener.Dispose();
            throw new IOException(
                $"Port {options.Port} of 127.0.0.1 cannot be opened; it is probably in use. {exception.Message}", exception);
        }

        var receiver = new WebhookReceiver(listener, queue, options);
        _ = Task.Run(receiver.AcceptAsync);
        return receiver;
    }

    /// <summary>Closes the port. A request that was not answered yet gets no response, and Enode sends it again.</summary>
    public void Dispose()
    {
        if (!closing.IsCancellationRequested)
        {
            closing.Cancel();
            listener.Dispose();
            Queue.Dispose();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A connection that breaks while it is accepted must not end the others.")]
    private async Task AcceptAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token).ConfigureAwait(false);
                if (connections.CurrentCount == 0)
                {
                    // Anyone can open connections and send nothing. The oldest of those makes room.
                    idle.CloseOldest();
                }

                await connections.WaitAsync(closing.Token).ConfigureAwait(false);
                _ = Task.Run(() => ServeAsync(client));
            }
            catch (Exception)
            {
                // Not at once: with too many open files, the next attempt fails as well.
                await Task.Delay(RetryTime, options.TimeProvider).ConfigureAwait(false);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The sender disconnected, or this closed: Enode sends the delivery again.")]
    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                var reader = new HttpRequestReader(stream);
                while (await ServeNextAsync(client, reader, stream).ConfigureAwait(false))
                {
                }

                await LingerAsync(client, stream).ConfigureAwait(false);
            }
            catch (Exception)
            {
            }
            finally
            {
                connections.Release();
            }
        }
    }

    /// <summary>Answers one request. False when the connection is to be closed.</summary>
    private async Task<bool> ServeNextAsync(TcpClient client, HttpRequestReader reader, NetworkStream stream)
    {
        HttpRequestHead? head = null;
        Answer answer;
        using var time = new CancellationTokenSource(IdleTime, options.TimeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, closing.Token);
        try
        {
            using (idle.Add(client))
            {
                head = await reader.ReadHeadAsync(() => time.CancelAfter(HeadTime), end.Token).ConfigureAwait(false);
            }

            if (head is null)
            {
                return false;
            }

            time.CancelAfter(BodyTime);
            answer = Unsuitable(head) ?? await ReceiveAsync(head, await ReadBodyAsync(reader, head, end.Token).ConfigureAwait(false))
                .ConfigureAwait(false);
        }
        catch (RejectedRequestException rejection)
        {
            answer = new Answer(rejection.Status, rejection.Message) { Closes = true };
        }

        if (answer.Status != 200)
        {
            var isFailure = answer.IsInternal || answer.Status is 401 or 413 or 415;
            options.OnRejected(
                new RejectedDelivery(answer.Status, answer.Text, head?.Header(WebhookSignature.DeliveryHeaderName), isFailure));
        }

        var keeps = head is { KeepsConnection: true } && !answer.Closes;
        await stream.WriteAsync(answer.ToBytes(keeps, hasText: head?.Method != "HEAD"), closing.Token).ConfigureAwait(false);
        return keeps;
    }

    /// <summary>The answer to a request that cannot be a delivery. Null for one that can.</summary>
    private Answer? Unsuitable(HttpRequestHead head) => head switch
    {
        _ when head.Path != options.Path => new Answer(404, "There is nothing at this path.") { Closes = true },
        { Method: not "POST" } => new Answer(405, "Deliveries are sent by POST.") { Closes = true, Header = "Allow: POST" },
        _ when head.Header("content-encoding") is { } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase) =>
            new Answer(415, "The body must not be compressed.") { Closes = true },
        _ => null,
    };

    /// <summary>Reads a body. Of large ones, which can come from anyone, only some are in memory at a time.</summary>
    private async Task<byte[]> ReadBodyAsync(HttpRequestReader reader, HttpRequestHead head, CancellationToken cancellationToken)
    {
        if (long.TryParse(head.Header("content-length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= SmallBody)
        {
            return await reader.ReadBodyAsync(head, MaximumBody, cancellationToken).ConfigureAwait(false);
        }

        await largeBodies.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await reader.ReadBodyAsync(head, MaximumBody, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            largeBodies.Release();
        }
    }

    private async Task<Answer> ReceiveAsync(HttpRequestHead head, byte[] body)
    {
        if (!WebhookSignature.IsValid(body, head.Header(WebhookSignature.HeaderName), options.Secret))
        {
            return new Answer(401, "The signature is not valid.");
        }

        try
        {
            return await AcceptAsync(head.Header(WebhookSignature.DeliveryHeaderName), body).ConfigureAwait(false) == Acceptance.Full
                ? new Answer(503, "The queue is full.") { Header = "Retry-After: 5" }
                : new Answer(200, string.Empty);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            return new Answer(503, $"The journal cannot be written: {exception.Message}") { IsInternal = true };
        }
    }

    /// <summary>Accepts a delivery, and waits for room as long as the time that Enode allows permits.</summary>
    private async Task<Acceptance> AcceptAsync(string? id, byte[] body)
    {
        using var time = new CancellationTokenSource(options.RoomTime, options.TimeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, closing.Token);
        while (true)
        {
            var room = Queue.RoomAsync();
            var acceptance = Queue.Accept(id, body);
            if (acceptance != Acceptance.Full || room.IsCompleted || end.IsCancellationRequested)
            {
                return acceptance;
            }

            // Ends without an exception when the time is over.
            await Task.WhenAny(room, Task.Delay(Timeout.InfiniteTimeSpan, end.Token)).ConfigureAwait(false);
        }
    }

    // A connection that is closed while data arrive is reset, and the sender may not see the response.
    private static async Task LingerAsync(TcpClient client, NetworkStream stream)
    {
        using var time = new CancellationTokenSource(LingerTime);
        client.Client.Shutdown(SocketShutdown.Send);
        var rest = new byte[16 * 1024];
        while (await stream.ReadAsync(rest, time.Token).ConfigureAwait(false) > 0)
        {
        }
    }

    /// <summary>The response to a request.</summary>
    private sealed record Answer(int Status, string Text)
    {
        /// <summary>A further header. Null for none.</summary>
        internal string? Header { get; init; }

        /// <summary>True when the connection cannot be used any more: the body was not read.</summary>
        internal bool Closes { get; init; }

        /// <summary>True when the text is not for the sender.</summary>
        internal bool IsInternal { get; init; }

        internal byte[] ToBytes(bool keepsConnection, bool hasText)
        {
            var text = IsInternal || !hasText ? string.Empty : Text;
            List<string> lines =
            [
                string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {(HttpStatusCode)Status}"),
                "Content-Type: text/plain",
                string.Create(CultureInfo.InvariantCulture, $"Content-Length: {text.Length}"),
                $"Connection: {(keepsConnection ? "keep-alive" : "close")}",
            ];
            if (Header is not null)
            {
                lines.Add(Header);
            }

            return Encoding.ASCII.GetBytes($"{string.Join("\r\n", lines)}\r\n\r\n{text}");
        }
    }
}
