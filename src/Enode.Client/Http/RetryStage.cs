using System.Net;

namespace Enode.Internal;

/// <summary>Sends a request again where that can help and cannot hurt.</summary>
internal sealed class RetryStage : IHttpStage
{
    private readonly IHttpStage next;
    private readonly RetryPolicy policy;
    private readonly TimeProvider time;

    internal RetryStage(IHttpStage next, RetryPolicy policy, TimeProvider time)
    {
        this.next = next;
        this.policy = policy;
        this.time = time;
    }

    public async Task<ApiResponse> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.StartedAt ??= time.GetTimestamp();
        for (; ; call.Retries++)
        {
            var (response, outcome) = await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
            if (response is { Status: HttpStatusCode.NotFound } && call.ResponseWasLost && call.Request.Method == HttpMethod.Delete)
            {
                // The first attempt did delete it; only its response never came.
                response.Dispose();
                return new ApiResponse { Status = HttpStatusCode.NoContent };
            }

            var elapsed = time.GetElapsedTime(call.StartedAt.Value);
            if (!call.IsRetried || policy.Delay(call.Request.IsRepeatable, outcome, call.Retries, elapsed) is not { } delay)
            {
                return response ?? throw outcome.Failure!;
            }

            response?.Dispose();
            call.ResponseWasLost |= outcome.ResponseWasLost;
            call.Observer.OnWait(
                new RetryWait(call.Request.Method.Method, call.Request.Uri.PathAndQuery, delay, call.Attempts + 1, outcome.Reason));
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(ApiResponse? Response, RetryOutcome Outcome)> AttemptAsync(ApiCall call, CancellationToken cancellationToken)
    {
        try
        {
            var response = await next.SendAsync(call, cancellationToken).ConfigureAwait(false);
            return (response, new RetryOutcome(response.Status, response.RetryAfter, null));
        }
        catch (EnodeApiException failure)
        {
            return (null, new RetryOutcome(null, null, failure));
        }
    }
}
