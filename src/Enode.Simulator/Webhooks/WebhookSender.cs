using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Enode.Simulation;

/// <summary>
/// Sends signed requests to webhooks. They go to the registered address alone: redirects are not followed, no proxy is used, and only
/// addresses of this machine are connected to.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>How long the receiver has to answer, in real time.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>How much of an answer is read.</summary>
    private const int MaximumAnswerSize = 16 * 1024;

    private readonly TimeProvider time;
    private readonly HttpMessageInvoker http;

    /// <param name="time">The source of real time.</param>
    /// <param name="handler">Sends the requests, and is not disposed. Null to send them by HTTP.</param>
    public WebhookSender(TimeProvider time, HttpMessageHandler? handler)
    {
        this.time = time;
        http = new HttpMessageInvoker(
            handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false },
            disposeHandler: handler is null);
    }

    /// <summary>Whether events are delivered to an address.</summary>
    public static bool CanReach(string url) => new Uri(url).IsLoopback;

    /// <summary>Sends a request, and waits for the answer.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="deliveryId">The id of the delivery.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellation">Aborts the request.</param>
    [SuppressMessage("Design", "CA1031", Justification = "Every failure of the receiver becomes a result.")]
    public async Task<WebhookAnswer> SendAsync(
        SimulatedWebhook webhook, string deliveryId, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            using var request = Request(webhook, deliveryId, body);
            using var response = await http.SendAsync(request, either.Token).ConfigureAwait(false);
            var text = await ReadAsync(response, either.Token).ConfigureAwait(false);
            var headers = response.Headers.Concat(response.Content.Headers);
            var status = (int)response.StatusCode;
            return new WebhookAnswer(
                status,
                response.IsSuccessStatusCode ? null : FormattableString.Invariant($"The receiver answered with the status {status}."),
                text,
                [.. headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")],
                time.GetElapsedTime(began));
        }
        catch (Exception exception)
        {
            var failure = timeout.IsCancellationRequested
                ? FormattableString.Invariant($"The receiver did not answer within {Timeout.TotalSeconds} seconds.")
                : $"The receiver could not be reached: {exception.Message}";
            return new WebhookAnswer(null, failure, string.Empty, [], time.GetElapsedTime(began));
        }
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Request(SimulatedWebhook webhook, string deliveryId, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(Response.JsonType);
        request.Headers.Add("x-enode-signature", Signature(webhook.Secret, body.Span));
        request.Headers.Add("x-enode-delivery", deliveryId);
        if (webhook.Authentication is { } header)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return request;
    }

    [SuppressMessage("Security", "CA5350", Justification = "The API signs with HMAC-SHA1.")]
    private static string Signature(string secret, ReadOnlySpan<byte> body) =>
        $"sha1={Convert.ToHexString(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), body)).ToLowerInvariant()}";

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var buffer = new byte[MaximumAnswerSize];
        var size = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        return Encoding.UTF8.GetString(buffer, 0, size);
    }
}

/// <summary>How a request to a webhook was answered.</summary>
/// <param name="Status">The HTTP status. Null if there was no answer.</param>
/// <param name="Failure">Why it failed. Null if the status is from 200 to 299.</param>
/// <param name="Body">The beginning of the body.</param>
/// <param name="Headers">The headers, as lines.</param>
/// <param name="Duration">How long it took, in real time.</param>
internal sealed record WebhookAnswer(
    int? Status, string? Failure, string Body, IReadOnlyList<string> Headers, TimeSpan Duration);
