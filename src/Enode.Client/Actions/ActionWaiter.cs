namespace Enode;

/// <summary>Waits for many actions together: they are polled in rounds, with growing pauses in between.</summary>
internal sealed class ActionWaiter
{
    private const int ParallelReads = 8;

    // Longer timeouts than a timer can have are no limit.
    private const double LongestTimer = uint.MaxValue - 1;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LastRound = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly List<WaitedAction> actions = [];

    internal ActionWaiter(TimeProvider time)
    {
        this.time = time;
    }

    internal IReadOnlyList<WaitedAction> Actions => actions;

    internal int PendingCount => actions.Count(action => action.IsOpen);

    /// <summary>Adds an action, to be read through the client that it came from.</summary>
    internal WaitedAction Add(AssetAction action, EnodeClient client)
    {
        var waited = new WaitedAction(action, client);
        actions.Add(waited);
        return waited;
    }

    /// <summary>Returns when every action has settled or can never be read, or when the time is over.</summary>
    /// <param name="timeout">How long to wait at most. What is under way then is cancelled.</param>
    /// <param name="observer">Told about the requests.</param>
    /// <param name="onRound">Called before each pause with its length, and with zero at the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task WaitAsync(TimeSpan timeout, IRequestObserver observer, Action<TimeSpan> onRound, CancellationToken cancellationToken)
    {
        using var deadline = timeout.TotalMilliseconds is > 0 and < LongestTimer
            ? new CancellationTokenSource(timeout, time)
            : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await PollAsync(timeout, observer, onRound, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // What is open now stays pending, with its last failure.
        }

        onRound(TimeSpan.Zero);
    }

    private async Task PollAsync(TimeSpan timeout, IRequestObserver observer, Action<TimeSpan> onRound, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var pause = FirstPause;
        for (var isLast = false; PendingCount > 0 && !isLast;)
        {
            var left = timeout - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            // The last round ends with the time, so it begins before: its answers have to arrive.
            var latest = left - Shorter(LastRound, left / 4);
            isLast = pause >= latest;
            var now = Shorter(pause, latest);
            onRound(now);
            await Task.Delay(now, time, cancellationToken).ConfigureAwait(false);
            await ReadAllAsync(observer, cancellationToken).ConfigureAwait(false);
            pause = PauseAfter(pause);
        }
    }

    private Task ReadAllAsync(IRequestObserver observer, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        actions.Where(action => action.IsOpen).ToList(),
        new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken },
        async (action, token) => await action.ReadAsync(observer, token).ConfigureAwait(false));

    /// <summary>A failed poll slows down the polls of all actions: most often they go to the same server.</summary>
    private TimeSpan PauseAfter(TimeSpan pause)
    {
        var failures = actions.Where(action => action.IsOpen).Select(action => action.LastFailure).OfType<EnodeApiException>().ToList();
        var grown = Shorter(pause * (failures.Count > 0 ? 2 : 1.5), LongestPause);
        var asked = failures.Max(failure => failure.RetryAfter) ?? TimeSpan.Zero;
        return asked > grown ? asked : grown;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
