using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Enode;

/// <summary>Sends a request once and reads the whole answer.</summary>
internal sealed class SendStep : IHttpStep
{
    private const int MaximumRedirects = 5;

    private static readonly string[] RequestIdHeaders = ["x-request-id", "request-id", "x-correlation-id", "x-amzn-trace-id", "traceparent", "cf-ray"];

    private readonly HttpMessageInvoker http;
    private readonly EnodeClientOptions options;
    private readonly Action onSent;

    internal SendStep(HttpMessageInvoker http, EnodeClientOptions options, Action onSent)
    {
        this.http = http;
        this.options = options;
        this.onSent = onSent;
    }

    public async Task<ApiAnswer> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.Attempts++;
        onSent();
        var started = options.TimeProvider.GetTimestamp();
        using var timeout = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var answer = await FollowAsync(call, either.Token).ConfigureAwait(false);
            Report(call, started, answer.Status, null);
            return answer;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && Explain(call, exception, timeout.IsCancellationRequested) is { } failure)
        {
            Report(call, started, null, failure.Message);
            throw failure;
        }
    }

    /// <summary>Follows redirects that stay where the request was sent: a token goes to its own server and nowhere else.</summary>
    private async Task<ApiAnswer> FollowAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var uri = call.Request.Uri;
        for (var redirects = 0; ; redirects++)
        {
            using var message = Message(call, uri);
            Show(call, message);
            using var response = await http.SendAsync(message, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return await ReadAsync(call, response, cancellationToken).ConfigureAwait(false);
            }

            var target = new Uri(uri, location);
            if (call.Request.Method != HttpMethod.Get || !EnodeUri.HasSameOrigin(uri, target) || redirects == MaximumRedirects)
            {
                var where = Redactor.Scrub(target.GetLeftPart(UriPartial.Path), call.Secrets);
                throw call.Failure(ErrorIds.RedirectRefused, $"The server sent the request on to {where}, and it was not followed: requests stay with {uri.GetLeftPart(UriPartial.Authority)}.");
            }

            uri = target;
        }
    }

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

    private async Task<ApiAnswer> ReadAsync(ApiCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var answer = new ApiAnswer
        {
            Status = response.StatusCode,
            MediaType = response.Content.Headers.ContentType?.MediaType,
            RequestId = RequestIdOf(call, response.Headers),
            RetryAfter = RetryPolicy.RetryAfter(response.Headers, options.TimeProvider.GetUtcNow()),
        };
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                await answer.FillAsync(stream, cancellationToken).ConfigureAwait(false);
            }

            Show(call, response, answer);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private static string? RequestIdOf(ApiCall call, HttpResponseHeaders headers)
    {
        var header = RequestIdHeaders.FirstOrDefault(headers.Contains);
        return header is null ? null : Redactor.Scrub(headers.GetValues(header).First(), call.Secrets);
    }

    private EnodeApiException? Explain(ApiCall call, Exception exception, bool timedOut) => exception switch
    {
        OperationCanceledException when timedOut || exception.InnerException is TimeoutException =>
            call.Failure(ErrorIds.Timeout, $"{call.Request.Uri.Host} did not answer within {options.Timeout.TotalSeconds:0.###} s.", exception),
        HttpRequestException http => call.Failure(ErrorIds.ConnectionFailed, Sentence(call, http), exception, NothingWasSent(http)),
        IOException => call.Failure(ErrorIds.ConnectionFailed, $"The connection to {call.Request.Uri.Host} broke off: {exception.Message}", exception),
        InvalidDataException => call.Failure(ErrorIds.InvalidResponse, $"The answer to {call.Request.Method} {call.Request.Uri.PathAndQuery} cannot be unpacked: {exception.Message}", exception),
        _ => null,
    };

    private static string Sentence(ApiCall call, HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"The name {call.Request.Uri.Host} is not known to DNS.",
        HttpRequestError.ConnectionError => $"No connection to {call.Request.Uri.Authority}: {exception.InnerException?.Message ?? exception.Message}",
        HttpRequestError.SecureConnectionError => $"No secure connection to {call.Request.Uri.Authority}: {exception.InnerException?.Message ?? exception.Message}",
        HttpRequestError.ProxyTunnelError => $"The proxy did not open the way to {call.Request.Uri.Authority}: {exception.Message}",
        _ => $"The connection to {call.Request.Uri.Authority} broke off: {exception.InnerException?.Message ?? exception.Message}",
    };

    private static bool NothingWasSent(HttpRequestException exception) => exception.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError;

    private void Report(ApiCall call, long started, HttpStatusCode? status, string? failure) => call.Observer.OnAttempt(new RequestAttempt(
        call.Request.Method.Method,
        call.Request.Uri.PathAndQuery,
        status,
        options.TimeProvider.GetElapsedTime(started),
        call.Attempts,
        failure));

    private static void Show(ApiCall call, HttpRequestMessage message)
    {
        if (!call.Observer.WantsDetail)
        {
            return;
        }

        var text = new StringBuilder($"> {message.Method} {message.RequestUri}\n");
        AppendHeaders(text, message.Headers, message.Content?.Headers);
        call.Observer.OnDetail(Redactor.Scrub(text.Append(Redactor.Body(call.Request.Body, call.Request.ContentType, call.Secrets)).ToString().TrimEnd(), call.Secrets));
    }

    private static void Show(ApiCall call, HttpResponseMessage response, ApiAnswer answer)
    {
        if (!call.Observer.WantsDetail)
        {
            return;
        }

        var text = new StringBuilder($"< {(int)response.StatusCode} {response.ReasonPhrase}\n");
        AppendHeaders(text, response.Headers, response.Content.Headers);
        call.Observer.OnDetail(Redactor.Scrub(text.Append(Redactor.Body(answer.Body, answer.MediaType, call.Secrets)).ToString().TrimEnd(), call.Secrets));
    }

    private static void AppendHeaders(StringBuilder text, HttpHeaders headers, HttpHeaders? contentHeaders)
    {
        // As they are sent: parsed, the parts of a User-Agent would be listed with commas.
        foreach (var (name, values) in contentHeaders is null ? headers.NonValidated : headers.NonValidated.Concat(contentHeaders.NonValidated))
        {
            text.Append(Redactor.Header(name, values)).Append('\n');
        }
    }
}
