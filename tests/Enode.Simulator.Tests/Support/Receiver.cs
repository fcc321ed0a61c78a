using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>A receiver of events that answers as a script says: with 200 unless something else is set.</summary>
internal sealed class Receiver : HttpMessageHandler
{
    public const string Url = "http://127.0.0.1:9/hook";

    public const string Secret = "a secret of the client";

    private readonly List<Received> requests = [];

    /// <summary>Answers a request. Null does not answer until the request is aborted.</summary>
    public Func<Received, HttpStatusCode?> Answer { get; set; } = _ => HttpStatusCode.OK;

    public IReadOnlyList<Received> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>All events that were received, in their order.</summary>
    public IEnumerable<JsonElement> Events => Requests.SelectMany(request => request.Events);

    public IEnumerable<string> Kinds => Events.Select(item => item.Text("event")!);

    public IEnumerable<JsonElement> Of(string kind) => Events.Where(item => item.Text("event") == kind);

    public void Clear()
    {
        lock (requests)
        {
            requests.Clear();
        }
    }

    /// <summary>Starts a simulator whose events come here.</summary>
    public Task<TestSimulator> StartAsync(SimulatorOptions? options = null)
    {
        options ??= new SimulatorOptions();
        options.WebhookHandler = this;
        return TestSimulator.StartAsync(options);
    }

    /// <summary>Creates a webhook.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> RegisterAsync(TestSimulator simulator, string members = "", string url = Url)
    {
        var reply = await simulator.PostAsync("webhooks", $$"""{"url":"{{url}}","secret":"{{Secret}}"{{members}}}""");
        Assert.True(reply.Status == HttpStatusCode.OK, reply.Text);
        return reply.Json.Text("id")!;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The content is in memory, so that this does not wait.
        var received = new Received(
            request.RequestUri!,
            request.Headers.Concat(request.Content!.Headers).ToDictionary(header => header.Key, header => header.Value.Single()),
            request.Content.ReadAsByteArrayAsync(cancellationToken).GetAwaiter().GetResult());
        lock (requests)
        {
            requests.Add(received);
        }

        if (Answer(received) is { } status)
        {
            return new HttpResponseMessage(status);
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException();
    }
}

/// <summary>A request to a receiver.</summary>
internal sealed record Received(Uri Url, Dictionary<string, string> Headers, byte[] Body)
{
    public string DeliveryId => Headers["x-enode-delivery"];

    public IReadOnlyList<JsonElement> Events => [.. JsonDocument.Parse(Body).RootElement.EnumerateArray()];

    public IEnumerable<string> Kinds => Events.Select(item => item.Text("event")!);

    [SuppressMessage("Security", "CA5350", Justification = "The API signs with HMAC-SHA1.")]
    public string ExpectedSignature(string secret) =>
        "sha1=" + Convert.ToHexString(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Body)).ToLowerInvariant();
}
