namespace Enode.Internal;

/// <summary>What the exceptions of the runtime mean for one attempt.</summary>
internal static class AttemptFailure
{
    /// <summary>The failure of an attempt, from any exception.</summary>
    internal static EnodeApiException From(ApiCall call, Exception exception, EnodeClientOptions options, bool timedOut) => exception switch
    {
        EnodeApiException known => known,
        // The runtime's own timeout is the connect timeout: the other timeout is a token of this client.
        OperationCanceledException { InnerException: TimeoutException } => call.Failure(
            ErrorIds.ConnectionFailed,
            $"No connection to {call.Request.Uri.Authority} within {options.ConnectTimeout.TotalSeconds:0.###} s.",
            exception,
            nothingWasSent: true),
        OperationCanceledException when timedOut =>
            call.Failure(
                ErrorIds.Timeout, $"{call.Request.Uri.Host} did not respond within {options.Timeout.TotalSeconds:0.###} s.", exception),
        HttpRequestException http => call.Failure(ErrorIds.ConnectionFailed, Sentence(call, http), exception, NothingWasSent(http)),
        IOException =>
            call.Failure(ErrorIds.ConnectionFailed, $"The connection to {call.Request.Uri.Host} broke off: {exception.Message}", exception),
        ObjectDisposedException =>
            call.Failure(ErrorIds.NotConnected, "The client was disposed before the request was answered.", exception),
        // For example a body that cannot be decompressed: each compression has its own exceptions.
        _ => call.Failure(
            ErrorIds.InvalidResponse,
            Redactor.Scrub(
                $"The response to {call.Request.Method} {call.Request.Uri.PathAndQuery} cannot be read: {exception.Message}", call.Secrets),
            exception),
    };

    private static string Sentence(ApiCall call, HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"The name {call.Request.Uri.Host} is not known to DNS.",
        HttpRequestError.ConnectionError =>
            $"No connection to {call.Request.Uri.Authority}: {exception.InnerException?.Message ?? exception.Message}",
        HttpRequestError.SecureConnectionError =>
            $"No secure connection to {call.Request.Uri.Authority}: {exception.InnerException?.Message ?? exception.Message}",
        HttpRequestError.ProxyTunnelError => $"The proxy did not open the way to {call.Request.Uri.Authority}: {exception.Message}",
        _ => $"The connection to {call.Request.Uri.Authority} broke off: {exception.InnerException?.Message ?? exception.Message}",
    };

    private static bool NothingWasSent(HttpRequestException exception) => exception.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError;
}
