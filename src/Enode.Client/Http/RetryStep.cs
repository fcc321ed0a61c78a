using System.Net;

namespace Enode;

/// <summary>Sends a request again where that can help and cannot hurt.</summary>
internal sealed class RetryStep : IHttpStep
{
    private readonly IHttpStep next;
    private readonly RetryPolicy policy;
    private readonly TimeProvider time;

    internal RetryStep(IHttpStep next, RetryPolicy policy, TimeProvider time)
    {
        this.next = next;
        this.policy = policy;
        this.time = time;
    }

    public async Task<ApiAnswer> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call.StartedAt ??= time.GetTimestamp();
        for (; ; call.Retries++)
        {
            var (answer, outcome) = await AttemptAsync(call, cancellationToken).ConfigureAwait(false);
            if (answer is { Status: HttpStatusCode.NotFound } && call.AnswerWasLost && call.Request.Method == HttpMethod.Delete)
            {
                // The first attempt did delete it; only its answer never came.
                answer.Dispose();
                return new ApiAnswer { Status = HttpStatusCode.NoContent };
            }

            var elapsed = time.GetElapsedTime(call.StartedAt.Value);
            if (!call.IsRetried || policy.Delay(call.Request.IsRepeatable, outcome, call.Retries, elapsed) is not { } delay)
            {
                return answer ?? throw outcome.Failure!;
            }

            answer?.Dispose();
            call.AnswerWasLost |= outcome.AnswerWasLost;
            call.Observer.OnWait(new RetryWait(call.Request.Method.Method, call.Request.Uri.PathAndQuery, delay, call.Attempts + 1, outcome.Reason));
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(ApiAnswer? Answer, RetryOutcome Outcome)> AttemptAsync(ApiCall call, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await next.SendAsync(call, cancellationToken).ConfigureAwait(false);
            return (answer, new RetryOutcome(answer.Status, answer.RetryAfter, null));
        }
        catch (EnodeApiException failure)
        {
            return (null, new RetryOutcome(null, null, failure));
        }
    }
}
