using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security;
using System.Text;

namespace Enode.Tests.Webhooks.Receiving;

public sealed class WebhookReceiverTests : IDisposable
{
    private static readonly SecureString Secret = new NetworkCredential(string.Empty, "a secret of 16..").SecurePassword;

    private readonly HttpClient http = new();
    private readonly List<RejectedDelivery> rejected = [];
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.ndjson");

    public void Dispose()
    {
        http.Dispose();
        File.Delete(path);
    }

    [Fact]
    public async Task A_signed_delivery_is_acknowledged_and_queued_while_none_reads()
    {
        using var receiver = Open();

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(receiver, "[1]", "d1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(receiver, "[1]", "d1")).StatusCode);

        var delivery = await receiver.Queue.TakeAsync(default);
        Assert.Equal(("d1", "[1]", 1), (delivery.Id, Encoding.UTF8.GetString(delivery.Body.Span), receiver.Queue.Count));
        Assert.Empty(rejected);
    }

    [Fact]
    public async Task A_request_with_another_signature_is_rejected_and_not_remembered()
    {
        using var receiver = Open();

        using var response = await PostAsync(receiver, "[1]", "d1", "sha1=0000000000000000000000000000000000000000");

        Assert.Equal((HttpStatusCode.Unauthorized, 0), (response.StatusCode, receiver.Queue.Count));
        Assert.Equal([new RejectedDelivery(401, "The signature is not valid.", "d1", IsFailure: true)], rejected);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(receiver, "[1]", "d1")).StatusCode);
        Assert.Equal(1, receiver.Queue.Count);
    }

    [Fact]
    public async Task What_is_not_a_delivery_is_rejected()
    {
        using var receiver = Open();
        var other = new Uri(receiver.Address, "/other");

        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync(other, Signed("[1]", "d1"))).StatusCode);
        using var get = await http.GetAsync(receiver.Address);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (get.StatusCode, $"{string.Join(' ', get.Content.Headers.Allow)}"));
        var compressed = Signed("[1]", "d1");
        compressed.Headers.ContentEncoding.Add("gzip");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await http.PostAsync(receiver.Address, compressed)).StatusCode);
        using var large = new ByteArrayContent(new byte[WebhookReceiver.MaximumBody + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await http.PostAsync(receiver.Address, large)).StatusCode);
        Assert.Equal([404, 405, 415, 413], rejected.Select(request => request.Status));
        Assert.Equal(0, receiver.Queue.Count);
    }

    [Fact]
    public async Task A_query_and_the_host_of_a_tunnel_are_accepted()
    {
        using var receiver = Open();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(receiver.Address, "?from=tunnel"));
        request.Content = Signed("[1]", "d1");
        request.Headers.Host = "abc.example.com";

        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_delivery_waits_for_room_before_it_is_rejected()
    {
        using var receiver = Open(maximumBytes: 4, roomTime: TimeSpan.FromMinutes(1));
        await PostAsync(receiver, "[1]", "d1");

        var waiting = PostAsync(receiver, "[2]", "d2");
        var first = await receiver.Queue.TakeAsync(default);
        Assert.False(waiting.IsCompleted);
        receiver.Queue.MarkTaken(first, isLast: true);

        Assert.Equal(HttpStatusCode.OK, (await waiting).StatusCode);
        Assert.Equal("d2", (await receiver.Queue.TakeAsync(default)).Id);
        var last = PostAsync(receiver, "[3]", "d3");
        receiver.Queue.Close();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await last).StatusCode);
    }

    [Fact]
    public async Task Connections_that_send_nothing_make_room_for_others()
    {
        using var receiver = Open();
        var silent = new List<TcpClient>();
        for (var count = 0; count < 100; count++)
        {
            silent.Add(new TcpClient("127.0.0.1", receiver.Address.Port));
            await silent[^1].GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST / HT"));
        }

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(receiver, "[1]", "d1")).StatusCode);
        silent.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task A_full_queue_asks_to_send_the_delivery_again()
    {
        using var receiver = Open(maximumBytes: 4);
        await PostAsync(receiver, "[1]", "d1");

        using var full = await PostAsync(receiver, "[2]", "d2");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 5), (full.StatusCode, full.Headers.RetryAfter?.Delta?.TotalSeconds));
        receiver.Queue.MarkTaken(await receiver.Queue.TakeAsync(default), isLast: true);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(receiver, "[2]", "d2")).StatusCode);
    }

    [Fact]
    public async Task A_delivery_is_in_the_journal_before_it_is_acknowledged()
    {
        using (var receiver = Open(journal: path))
        {
            var before = new FileInfo(path).Length;
            await PostAsync(receiver, "[1]", "d1");
            Assert.True(new FileInfo(path).Length > before);
        }

        using var again = Open(journal: path);
        Assert.Equal("d1", (await again.Queue.TakeAsync(default)).Id);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(again, "[1]", "d1")).StatusCode);
        Assert.Equal(1, again.Queue.Count);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_not_acknowledged()
    {
        using var receiver = Open(journal: path);
        receiver.Queue.Dispose();

        using var response = await PostAsync(receiver, "[1]", "d1");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.StartsWith("The journal cannot be written: ", Assert.Single(rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_in_use_is_an_error()
    {
        using var receiver = Open();

        var error = Assert.Throws<IOException>(() => Open(port: receiver.Address.Port));

        Assert.IsType<SocketException>(error.InnerException);
        Assert.Contains($"{receiver.Address.Port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_receiver_has_closed_its_port()
    {
        var receiver = Open();
        await PostAsync(receiver, "[1]", "d1");
        receiver.Dispose();
        receiver.Dispose();

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(receiver, "[2]", "d2"));
    }

    /// <remarks>A slow reader: after each delivery, it lets the sender fill the queue, until a delivery is rejected.</remarks>
    [Fact]
    public async Task Of_a_hundred_thousand_events_each_comes_once_and_in_order_when_the_reader_is_slow()
    {
        const int Deliveries = 1000;
        using var receiver = Open(maximumBytes: 40_000);
        var sending = Task.Run(async () =>
        {
            for (var number = 0; number < Deliveries; number++)
            {
                var body = $"[{string.Join(',', Enumerable.Range(number * 100, 100).Select(
                    pending => $$"""{"event":"system:heartbeat","pendingEvents":{{pending}}}"""))}]";
                HttpStatusCode status;
                do
                {
                    status = (await PostAsync(receiver, body, $"d{number}")).StatusCode;
                }
                while (status == HttpStatusCode.ServiceUnavailable);

                // The response was lost: it is sent again.
                Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (status, (await PostAsync(receiver, body, $"d{number}")).StatusCode));
            }
        });

        var next = 0.0;
        var most = 0;
        while (next < Deliveries * 100)
        {
            while (receiver.Queue.Count < 9 && !sending.IsCompleted && rejected.Count < next / 1000)
            {
                await Task.Yield();
            }

            var delivery = await receiver.Queue.TakeAsync(TestContext.Current.CancellationToken);
            most = Math.Max(most, receiver.Queue.Count);
            var events = WebhookEvents.Parse(delivery.Body.Span);
            Assert.All(events, happened => Assert.Equal(next++, ((HeartbeatEvent)happened).PendingEvents));
            receiver.Queue.MarkTaken(delivery, isLast: true);
        }

        await sending;
        Assert.Equal(0, receiver.Queue.Count);
        Assert.InRange(most, 2, 12);
        Assert.NotEmpty(rejected);
        Assert.All(rejected, request => Assert.Equal(503, request.Status));
    }

    private WebhookReceiver Open(
        string? journal = null, int port = 0, int maximumBytes = DeliveryQueue.MaximumBytes, TimeSpan roomTime = default) =>
        WebhookReceiver.Open(new WebhookReceiverOptions
        {
            Port = port,
            Path = "/hook",
            Secret = Secret,
            JournalPath = journal,
            OnRejected = rejected.Add,
            MaximumQueuedBytes = maximumBytes,
            RoomTime = roomTime,
        });

    private Task<HttpResponseMessage> PostAsync(WebhookReceiver receiver, string body, string id, string? signature = null) =>
        http.PostAsync(receiver.Address, Signed(body, id, signature));

    private static ByteArrayContent Signed(string body, string id, string? signature = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        content.Headers.Add("X-Enode-Signature", signature ?? WebhookSignature.Create(bytes, Secret));
        content.Headers.Add("X-Enode-Delivery", id);
        return content;
    }
}
