namespace Enode.Internal;

/// <summary>Reads provisional statistics again until they are final, for a limited time in all.</summary>
internal sealed class ProvisionalWait
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>For one read: one that is not answered must not take the time of the next ones.</summary>
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The last read begins so long before the end, so that its response can arrive.</summary>
    private static readonly TimeSpan LastRead = TimeSpan.FromSeconds(1);

    private readonly EnodeClient client;
    private readonly TimeSpan timeout;
    private readonly SemaphoreSlim? slots;
    private readonly long started;
    private TimeSpan pause = FirstPause;
    private int attempts = 1;
    private bool isLast;

    /// <summary>Starts the time.</summary>
    /// <param name="client">The client to read through. The pause until the next read takes the place of a retry.</param>
    /// <param name="statistics">The statistics as they were read first.</param>
    /// <param name="timeout">How long to wait at most.</param>
    /// <param name="slots">One is taken for each read. Null where reads are not limited.</param>
    internal ProvisionalWait(EnodeClient client, InverterStatistics statistics, TimeSpan timeout, SemaphoreSlim? slots = null)
    {
        this.client = client.WithoutRetries();
        this.timeout = timeout;
        this.slots = slots;
        Statistics = statistics;
        started = client.TimeProvider.GetTimestamp();
    }

    /// <summary>The statistics as they were last read.</summary>
    internal InverterStatistics Statistics { get; private set; }

    /// <summary>Why the last read failed, where the next one may succeed. Null when it was answered.</summary>
    internal EnodeApiException? LastFailure { get; private set; }

    private TimeSpan Left => timeout - client.TimeProvider.GetElapsedTime(started);

    /// <summary>
    /// Returns when the statistics are final, when the time is over, and at once when the API names a time after the timeout.
    /// </summary>
    /// <exception cref="EnodeApiException">They can never be read: the failure of a later read would be the same.</exception>
    internal async Task CompleteAsync(
        Func<EnodeClient, CancellationToken, Task<InverterStatistics>> read, CancellationToken cancellationToken)
    {
        while (Statistics.IsProvisional && !isLast && NextPause() is { } next)
        {
            var reason = LastFailure?.Message ?? "the statistics are provisional";
            client.Observer.OnWait(new RetryWait(HttpMethod.Get.Method, Statistics.Path ?? string.Empty, next, ++attempts, reason));
            await Task.Delay(next, client.TimeProvider, cancellationToken).ConfigureAwait(false);
            await ReadAsync(read, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The time until the next read. Null when the API asks for one after the end.</summary>
    private TimeSpan? NextPause()
    {
        var left = Left;
        var asked = LastFailure is null ? Statistics.RetryAfter - client.TimeProvider.GetUtcNow() : LastFailure.RetryAfter;
        if (left <= TimeSpan.Zero || asked >= left)
        {
            return null;
        }

        // A time that has passed already, or no time at all, must not become one request after the other.
        var next = Longer(asked ?? TimeSpan.Zero, pause);
        pause = Shorter(pause * 2, LongestPause);
        var latest = Longer(asked ?? TimeSpan.Zero, left - Shorter(LastRead, left / 4));
        isLast = next >= latest;
        return Shorter(next, latest);
    }

    private async Task ReadAsync(Func<EnodeClient, CancellationToken, Task<InverterStatistics>> read, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(Longer(Left, TimeSpan.Zero), client.TimeProvider);
        using var beforeEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        var isInSlot = false;
        try
        {
            await (slots?.WaitAsync(beforeEnd.Token) ?? Task.CompletedTask).ConfigureAwait(false);
            isInSlot = true;
            using var limit = new CancellationTokenSource(ReadTimeout, client.TimeProvider);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(beforeEnd.Token, limit.Token);
            Statistics = await read(client, either.Token).ConfigureAwait(false);
            LastFailure = null;
        }
        catch (EnodeApiException exception) when (exception.MayPass)
        {
            LastFailure = exception;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            LastFailure ??= new EnodeApiException(ErrorIds.Timeout, "It was not answered in time.", exception);
        }
        finally
        {
            if (isInSlot)
            {
                slots?.Release();
            }
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
