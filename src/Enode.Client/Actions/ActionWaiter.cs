namespace Enode.Internal;

/// <summary>Waits for many actions together: they are polled in rounds, with growing pauses in between.</summary>
/// <remarks>A poll that takes long continues during the next rounds, which skip its action.</remarks>
internal sealed class ActionWaiter
{
    private const int ParallelReads = 8;

    // Longer timeouts than a timer can have are no limit.
    private const double LongestTimer = uint.MaxValue - 1;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LastRound = TimeSpan.FromSeconds(1);

    /// <summary>How long a poll keeps the others of its round waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly List<WaitedAction> actions = [];
    private readonly List<Task> polls = [];

    internal ActionWaiter(TimeProvider time)
    {
        this.time = time;
    }

    internal IReadOnlyList<WaitedAction> Actions => actions;

    internal int PendingCount => actions.Count(action => action.IsOpen);

    /// <summary>Adds an action, to be read through the client that it came from.</summary>
    internal WaitedAction Add(AssetAction action, EnodeClient client) =>
        Add(new WaitedAction(action.Id ?? string.Empty, action.TargetType ?? string.Empty, client, action.Origin, action));

    /// <summary>Adds an action. One that was not read before is read at once.</summary>
    internal WaitedAction Add(WaitedAction waited)
    {
        actions.Add(waited);
        return waited;
    }

    /// <summary>Returns when every action has settled or can never be read, or when the time is over.</summary>
    /// <param name="timeout">How long to wait at most. What is under way then is cancelled.</param>
    /// <param name="observer">Receives the requests.</param>
    /// <param name="onRound">Called before each pause with its length, and with zero at the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task WaitAsync(
        TimeSpan timeout, IRequestObserver observer, Action<TimeSpan> onRound, CancellationToken cancellationToken)
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
        finally
        {
            await either.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(polls).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        onRound(TimeSpan.Zero);
    }

    private async Task PollAsync(TimeSpan timeout, IRequestObserver observer, Action<TimeSpan> onRound, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var pause = FirstPause;
        if (timeout > TimeSpan.Zero && actions.Exists(action => action.Action is null))
        {
            await ReadAsync(action => action.Action is null, observer, isLast: false, cancellationToken).ConfigureAwait(false);
        }

        for (var isLast = false; PendingCount > 0 && !isLast;)
        {
            var left = timeout - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            // The last round ends with the time, so it begins before: its responses have to arrive.
            var latest = left - Shorter(LastRound, left / 4);
            isLast = pause >= latest;
            var now = Shorter(pause, latest);
            onRound(now);
            await Task.Delay(now, time, cancellationToken).ConfigureAwait(false);
            await ReadAsync(_ => true, observer, isLast, cancellationToken).ConfigureAwait(false);
            pause = PauseAfter(pause);
        }
    }

    private async Task ReadAsync(
        Func<WaitedAction, bool> wanted, IRequestObserver observer, bool isLast, CancellationToken cancellationToken)
    {
        polls.RemoveAll(poll => poll.IsCompleted);

        // Those that were answered before come first: one that is never answered is waited for.
        var round = actions
            .Where(action => action.IsOpen && !action.IsBusy && wanted(action))
            .OrderBy(action => action.LastFailure is not null)
            .ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(round, options, async (action, token) =>
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(token, patience.Token);

            // Not the token of the round, which ends before a slow poll does.
            var poll = action.ReadAsync(observer, cancellationToken);
            try
            {
                await poll.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
                // It continues, and another poll can start.
            }
            finally
            {
                Keep(poll);
            }
        }).ConfigureAwait(false);
        if (isLast)
        {
            await Task.WhenAll(polls).ConfigureAwait(false);
        }
    }

    private void Keep(Task poll)
    {
        lock (polls)
        {
            polls.Add(poll);
        }
    }

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
