using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Enode.Internal;

/// <summary>Sends a request once and reads the whole response.</summary>
internal sealed class SendStage : IHttpStage
{
    private const int MaximumRedirects = 5;

    private static readonly string[] RequestIdHeaders =
    [
        "x-request-id", "request-id", "x-correlation-id", "x-amzn-trace-id", "traceparent", "cf-ray"
    ];

    private readonly HttpMessageInvoker http;
    private readonly EnodeClientOptions options;
    private readonly Action onSent;

    internal SendStage(HttpMessageInvoker http, EnodeClientOptions options, Action onSent)
    {
        this.http = http;
        this.options = options;
        this.onSent = onSent;
    }

    public async Task<ApiResponse> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.Attempts++;
        onSent();
        var request = call.Request;
        call.Observer.OnSend(new RequestStart(request.Method.Method, request.Uri.PathAndQuery, call.Attempts, request.IsRepeatable));
        var started = options.TimeProvider.GetTimestamp();
        using var timeout = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var response = await FollowAsync(call, either.Token).ConfigureAwait(false);
            Report(call, started, response.Status, null);
            return response;
        }
        catch (Exception exception)
        {
            // If the caller cancelled, it is a cancellation, whatever the exception. Everything else is a failure of this attempt.
            cancellationToken.ThrowIfCancellationRequested();
            var failure = AttemptFailure.From(call, exception, options, timeout.IsCancellationRequested);
            Report(call, started, null, failure);
            throw failure;
        }
    }

    /// <summary>Follows redirects to the same origin only: a token must not be sent to another server.</summary>
    private async Task<ApiResponse> FollowAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var uri = call.Request.Uri;
        for (var redirects = 0; ; redirects++)
        {
            using var message = Message(call, uri);
            Show(call, message);
            using var response = await http.SendAsync(message, cancellationToken).ConfigureAwait(false);
            if (!IsRedirect(response))
            {
                return await ReadAsync(call, response, cancellationToken).ConfigureAwait(false);
            }

            // Null for an address that cannot be parsed.
            if (!Uri.TryCreate(uri, response.Headers.Location, out var target))
            {
                throw call.Failure(ErrorIds.RedirectRefused, "The server redirected the request to an address that cannot be parsed.");
            }

            if (call.Request.Method != HttpMethod.Get || !EnodeUri.HasSameOrigin(uri, target) || redirects == MaximumRedirects)
            {
                var where = Redactor.Scrub(target.GetLeftPart(UriPartial.Path), call.Secrets);
                throw call.Failure(
                    ErrorIds.RedirectRefused,
                    $"The server redirected the request to {where}. Nothing was sent there, because requests are sent to "
                        + $"{uri.GetLeftPart(UriPartial.Authority)} only.");
            }

            uri = target;
        }
    }

    private static bool IsRedirect(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.NonValidated.Contains("Location");

    private HttpRequestMessage Message(ApiCall call, Uri uri)
    {
        var request = call.Request;
        var message = new HttpRequestMessage(request.Method, uri);
        message.Headers.TryAddWithoutValidation("Accept", "application/json, application/problem+json");
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (request.BasicAuthorization is { } basic)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        }
        else if (call.Token is { } token)
        {
            message.Headers.TryAddWithoutValidation("Enode-Version", options.ApiVersion);
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        }

        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }
        else if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            // With a body, even an empty one, the handler does not repeat a request by itself when a kept connection breaks off:
            // a POST would be carried out twice, and a DELETE that was carried out would end in a 404.
            message.Content = new ByteArrayContent([]);
        }

        return message;
    }

    private async Task<ApiResponse> ReadAsync(ApiCall call, HttpResponseMessage message, CancellationToken cancellationToken)
    {
        var response = new ApiResponse
        {
            Status = message.StatusCode,
            MediaType = message.Content.Headers.ContentType?.MediaType,
            RequestId = RequestIdOf(call, message.Headers),
            RetryAfter = RetryPolicy.RetryAfter(message.Headers, options.TimeProvider.GetUtcNow()),
        };
        try
        {
            var stream = await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                if (!await response.FillAsync(stream, options.MaximumResponseSize, cancellationToken).ConfigureAwait(false))
                {
                    throw call.Failure(ErrorIds.InvalidResponse, TooLarge(call));
                }
            }

            if (response is { Status: HttpStatusCode.ServiceUnavailable, RetryAfter: null })
            {
                response.RetryAfter = ProblemReader.RetryAfter(response.Body);
            }

            Show(call, message, response);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private string TooLarge(ApiCall call) => string.Create(
        CultureInfo.InvariantCulture,
        $"The response to {call.Request.Method} {call.Request.Uri.PathAndQuery} is larger than {options.MaximumResponseSize:N0} bytes.");

    private static string? RequestIdOf(ApiCall call, HttpResponseHeaders headers)
    {
        var header = RequestIdHeaders.FirstOrDefault(headers.Contains);
        return header is null ? null : Redactor.Scrub(headers.GetValues(header).First(), call.Secrets);
    }

    private void Report(ApiCall call, long started, HttpStatusCode? status, EnodeApiException? failure)
    {
        var duration = options.TimeProvider.GetElapsedTime(started);
        var request = call.Request;
        call.Observer.OnAttempt(
            new RequestAttempt(request.Method.Method, request.Uri.PathAndQuery, status, duration, call.Attempts, failure?.Message)
            {
                NothingWasSent = failure is { NothingWasSent: true },
            });
    }

    private static void Show(ApiCall call, HttpRequestMessage message)
    {
        if (!call.Observer.WantsDetail)
        {
            return;
        }

        var text = new StringBuilder($"> {message.Method} {message.RequestUri}\n");
        AppendHeaders(text, message.Headers, message.Content?.Headers);
        text.Append(Redactor.Body(call.Request.Body, call.Request.ContentType, call.Secrets, call.Request.IsForToken));
        call.Observer.OnDetail(Redactor.Scrub(text.ToString().TrimEnd(), call.Secrets));
    }

    private static void Show(ApiCall call, HttpResponseMessage message, ApiResponse response)
    {
        if (!call.Observer.WantsDetail)
        {
            return;
        }

        var text = new StringBuilder($"< {(int)message.StatusCode} {message.ReasonPhrase}\n");
        AppendHeaders(text, message.Headers, message.Content.Headers);
        text.Append(Redactor.Body(response.Body, response.MediaType, call.Secrets, call.Request.IsForToken));
        call.Observer.OnDetail(Redactor.Scrub(text.ToString().TrimEnd(), call.Secrets));
    }

    private static void AppendHeaders(StringBuilder text, HttpHeaders headers, HttpHeaders? contentHeaders)
    {
        // As they are sent: parsed, the parts of a User-Agent would be listed with commas.
        foreach (
            var (name, values) in contentHeaders is null ? headers.NonValidated : headers.NonValidated.Concat(contentHeaders.NonValidated))
        {
            text.Append(Redactor.Header(name, values)).Append('\n');
        }
    }
}
