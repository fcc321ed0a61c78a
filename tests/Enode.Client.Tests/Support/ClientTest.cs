using System.Net;
using System.Security;

namespace Enode.Tests;

/// <summary>A scripted server, a clock that stands still, and clients for them that are gone when the test is.</summary>
public abstract class ClientTest : IDisposable
{
    private readonly List<IDisposable> owned = [];

    private protected ScriptedServer Server { get; } = ScriptedServer.Start();

    private protected ManualTimeProvider Time { get; } = new();

    private protected RecordingObserver Observer { get; } = new();

    public void Dispose()
    {
        owned.ForEach(one => one.Dispose());
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected EnodeClientOptions Options(
        string id = "my-client",
        string secret = "my-secret",
        int retries = 5,
        ClientAuthentication authentication = ClientAuthentication.Basic,
        TimeSpan? timeout = null,
        string? api = null,
        string? token = null,
        string? accessToken = null) => new()
        {
            ApiUri = new Uri(api ?? Server.Uri.AbsoluteUri),
            TokenUri = accessToken is null ? new Uri(token ?? Server.TokenUri.AbsoluteUri) : null,
            Credential = accessToken is null ? new ClientCredential(id, secret) : null,
            AccessToken = accessToken is null ? null : Secure(accessToken),
            ClientAuthentication = authentication,
            MaximumRetryCount = retries,
            Timeout = timeout ?? ManualTimeProvider.LongTimeout,
            UserAgent = "tests/1.0",
            TimeProvider = Time,
        };

    /// <summary>A client of the scripted server that reports to <see cref="Observer"/>.</summary>
    private protected EnodeClient Connect(EnodeClientOptions? options = null, HttpMessageHandler? handler = null)
    {
        var client = handler is null ? new EnodeClient(options ?? Options()) : new EnodeClient(options ?? Options(), handler);
        owned.Add(client);
        return client.WithObserver(Observer);
    }

    private protected ScriptedServer AnotherServer()
    {
        var server = ScriptedServer.Start();
        owned.Add(server);
        return server;
    }

    private protected static SecureString Secure(string text) => new NetworkCredential(string.Empty, text).SecurePassword;

    /// <summary>Sends whatever and gives status and body of whatever came back.</summary>
    private protected static Task<(int Status, string Body)> SendAsync(
        EnodeClient client, string method, string path = "things/1", byte[]? body = null, CancellationToken cancellationToken = default) =>
        client.SendRawAsync(new HttpMethod(method), path, body, (_, response) => ((int)response.Status, response.Text), cancellationToken);

    private protected static async Task<EnodeApiException> FailureOf(Task task) => await Assert.ThrowsAsync<EnodeApiException>(() => task);

    /// <summary>The task ends with its cancellation, and not some other day.</summary>
    private protected static Task AssertCancelledAsync(Task task) =>
        Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.WaitAsync(TimeSpan.FromSeconds(30)));

    internal static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
