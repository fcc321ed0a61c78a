using System.Net;

namespace Enode.Internal;

/// <summary>Sends a request again where that can help and cannot hurt.</summary>
internal sealed class RetryStage : IHttpStage
{
    private readonly IHttpStage next;
    private readonly RetryPolicy policy;
    private readonly TimeProvider time;
    private readonly RateGate gate;

    internal RetryStage(IHttpStage next, RetryPolicy policy, TimeProvider time)
    {
        this.next = next;
        this.policy = policy;
        this.time = time;
        gate = new RateGate(time);
    }

    public async Task<ApiResponse> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.StartedAt ??= time.GetTimestamp();
        for (; ; call.Retries++)
        {
            var entered = await gate.EnterAsync(
                closed => Report(call, closed, "status 429 of another request"), cancellationToken).ConfigureAwait(false);
            ApiResponse? response = null;
            RetryOutcome outcome = default;
            TimeSpan? delay = null;
            try
            {
                (response, outcome) = await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
                var elapsed = time.GetElapsedTime(call.StartedAt.Value);
                delay = call.IsRetried ? policy.Delay(call.Request.IsRepeatable, outcome, call.Retries, elapsed) : null;
            }
            finally
            {
                var isRefused = outcome.Status == HttpStatusCode.TooManyRequests;
                gate.Leave(entered, response is not null && !isRefused, isRefused ? delay : null);
            }

            if (response is { Status: HttpStatusCode.NotFound } && call.ResponseWasLost && call.Request.Method == HttpMethod.Delete)
            {
                // The first attempt did delete it; only its response never came.
                response.Dispose();
                return new ApiResponse { Status = HttpStatusCode.NoContent };
            }

            if (delay is not { } wait)
            {
                return response ?? throw outcome.Failure!;
            }

            response?.Dispose();
            call.ResponseWasLost |= outcome.ResponseWasLost;
            Report(call, wait, outcome.Reason);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Report(ApiCall call, TimeSpan wait, string reason) => call.Observer.OnWait(
        new RetryWait(call.Request.Method.Method, call.Request.Uri.PathAndQuery, wait, call.Attempts + 1, reason));

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
