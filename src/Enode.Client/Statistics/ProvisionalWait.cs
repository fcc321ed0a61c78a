namespace Enode.Internal;

/// <summary>Waits until provisional statistics can be read again, for a limited time in all.</summary>
internal sealed class ProvisionalWait
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly EnodeClient client;
    private readonly TimeSpan timeout;
    private readonly long started;
    private TimeSpan pause = FirstPause;
    private int attempts = 1;
    private bool isLast;

    internal ProvisionalWait(EnodeClient client, TimeSpan timeout)
    {
        this.client = client;
        this.timeout = timeout;
        started = client.TimeProvider.GetTimestamp();
    }

    /// <summary>Waits for the time that the API names, or for a while when that has passed. The last wait ends with the timeout.</summary>
    /// <returns>
    /// False when there is nothing to wait for: the statistics are final, the time is over, or the API names a time after the timeout.
    /// </returns>
    internal async Task<bool> PauseAsync(InverterStatistics statistics, CancellationToken cancellationToken)
    {
        if (!statistics.IsProvisional || isLast)
        {
            return false;
        }

        // A time that has passed already, or no time at all, must not become one request after the other.
        var time = client.TimeProvider;
        var asked = statistics.RetryAfter - time.GetUtcNow();
        var rest = timeout - time.GetElapsedTime(started);
        if (rest <= TimeSpan.Zero || asked > rest)
        {
            return false;
        }

        var next = asked > pause ? asked.Value : pause;
        pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        isLast = next >= rest;
        next = isLast ? rest : next;
        client.Observer.OnWait(
            new RetryWait(HttpMethod.Get.Method, statistics.Path ?? string.Empty, next, ++attempts, "the statistics are provisional"));
        await Task.Delay(next, time, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
