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
            $"The connection to {call.Request.Uri.Authority} could not be opened within {options.ConnectTimeout.TotalSeconds:0.###} s.",
            exception,
            nothingWasSent: true),
        OperationCanceledException when timedOut =>
            call.Failure(
                ErrorIds.Timeout, $"{call.Request.Uri.Host} did not respond within {options.Timeout.TotalSeconds:0.###} s.", exception),
        HttpRequestException http => call.Failure(ErrorIds.ConnectionFailed, Sentence(call, http), exception, NothingWasSent(http)),
        IOException => call.Failure(
            ErrorIds.ConnectionFailed, $"The connection to {call.Request.Uri.Host} was interrupted: {Cause(exception)}", exception),
        ObjectDisposedException =>
            call.Failure(ErrorIds.NotConnected, "The client was disposed before the request was answered.", exception),
        // For example a body that cannot be decompressed: each compression has its own exceptions.
        _ => call.Failure(
            ErrorIds.InvalidResponse,
            Redactor.Scrub(
                $"The response to {call.Request.Method} {call.Request.Uri.PathAndQuery} cannot be read: {Cause(exception)}", call.Secrets),
            exception),
    };

    private static string Sentence(ApiCall call, HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => $"The host name {call.Request.Uri.Host} was not found.",
        HttpRequestError.ConnectionError =>
            $"The connection to {call.Request.Uri.Authority} could not be opened: {Cause(exception)}",
        HttpRequestError.SecureConnectionError =>
            $"A secure connection to {call.Request.Uri.Authority} could not be opened: {Cause(exception)}",
        HttpRequestError.ProxyTunnelError =>
            $"The proxy did not open a connection to {call.Request.Uri.Authority}: {Sentences.Ended(exception.Message)}",
        _ => $"The connection to {call.Request.Uri.Authority} was interrupted: {Cause(exception)}",
    };

    private static string Cause(Exception exception) => Sentences.Ended(exception.InnerException?.Message ?? exception.Message);

    private static bool NothingWasSent(HttpRequestException exception) => exception.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError;
}
