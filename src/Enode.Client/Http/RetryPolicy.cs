using System.Net;
using System.Net.Http.Headers;

namespace Enode.Internal;

/// <summary>Decides whether a request is sent again, and after which delay. Has no clock and sends nothing.</summary>
internal sealed class RetryPolicy
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>For all attempts and waits of one request together: what one item costs when a server never answers.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(3);

    private readonly int maximumRetryCount;
    private readonly Func<double> random;

    internal RetryPolicy(int maximumRetryCount, Func<double>? random = null)
    {
        this.maximumRetryCount = maximumRetryCount;
        this.random = random ?? Random.Shared.NextDouble;
    }

    /// <summary>The delay before the request is sent again. Null when it is not.</summary>
    /// <param name="repeatable">Whether sending twice does no more than sending once.</param>
    /// <param name="outcome">The outcome of the last attempt.</param>
    /// <param name="retries">How often the request was sent again already.</param>
    /// <param name="elapsed">The time since the first attempt began.</param>
    internal TimeSpan? Delay(bool repeatable, RetryOutcome outcome, int retries, TimeSpan elapsed)
    {
        if (retries >= maximumRetryCount || !(repeatable ? MayHelp(outcome) : WasNotProcessed(outcome)))
        {
            return null;
        }

        // The delay that the server asks for is used, even a long one; when it exceeds the budget, the request fails now.
        var delay = outcome.RetryAfter ?? Backoff(retries);
        return elapsed + delay <= Budget ? delay : null;
    }

    /// <summary>Retry-After in seconds or as a date, which is relative to the server's own Date header where there is one.</summary>
    internal static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var delay = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (headers.Date ?? now),
            _ => (TimeSpan?)null,
        };
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }

    private static bool MayHelp(RetryOutcome outcome) => outcome.Failure switch
    {
        null => outcome.Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.InternalServerError
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
        { ErrorId: ErrorIds.Timeout } => true,
        // A certificate error is permanent.
        { ErrorId: ErrorIds.ConnectionFailed } failure =>
            failure.InnerException is not HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError },
        _ => false,
    };

    /// <summary>A command that may have been carried out must not be repeated: only statuses that exclude it are accepted.</summary>
    private static bool WasNotProcessed(RetryOutcome outcome) => outcome.Failure switch
    {
        null =>
            outcome.Status == HttpStatusCode.TooManyRequests || (
                outcome.Status == HttpStatusCode.ServiceUnavailable && outcome.RetryAfter is not null),
        var failure => failure.NothingWasSent,
    };

    /// <summary>Full jitter: scripts that failed at the same time do not retry at the same time.</summary>
    private TimeSpan Backoff(int retries)
    {
        var ceiling = Math.Min(LongestDelay.TotalSeconds, FirstDelay.TotalSeconds * Math.Pow(2, retries));
        return TimeSpan.FromSeconds(ceiling * random());
    }
}

/// <summary>What became of an attempt: a status, or a failure without a response.</summary>
internal readonly record struct RetryOutcome(HttpStatusCode? Status, TimeSpan? RetryAfter, EnodeApiException? Failure)
{
    /// <summary>True when the request may have been carried out although no response confirmed it.</summary>
    /// <remarks>A 503 that names a time to try again was given before the request was carried out.</remarks>
    internal bool ResponseWasLost => Failure is { NothingWasSent: false } || Status is
        HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout ||
        (Status == HttpStatusCode.ServiceUnavailable && RetryAfter is null);

    internal string Reason => Failure is null ? $"status {(int)Status!}" : Failure.Message;
}
