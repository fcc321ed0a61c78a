namespace Enode.Internal;

/// <summary>Waits until provisional statistics can be read again, for a limited time in all.</summary>
internal sealed class ProvisionalWait
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly TimeProvider time;
    private readonly TimeSpan timeout;
    private readonly long started;
    private TimeSpan pause = FirstPause;

    internal ProvisionalWait(TimeProvider time, TimeSpan timeout)
    {
        this.time = time;
        this.timeout = timeout;
        started = time.GetTimestamp();
    }

    /// <summary>Waits for the time that the API names.</summary>
    /// <param name="statistics">The statistics as they were last read.</param>
    /// <param name="onPause">Called before the wait with its length.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there is nothing to wait for: the statistics are final, or the API names a time after the timeout.</returns>
    internal async Task<bool> PauseAsync(
        InverterStatistics statistics, Action<TimeSpan> onPause, CancellationToken cancellationToken)
    {
        if (!statistics.IsProvisional)
        {
            return false;
        }

        // A time that has passed already, or no time at all, must not become a request after the other.
        var asked = statistics.RetryAfter - time.GetUtcNow();
        var next = asked > pause ? asked.Value : pause;
        pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        if (next > timeout - time.GetElapsedTime(started))
        {
            return false;
        }

        onPause(next);
        await Task.Delay(next, time, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
