namespace Enode;

/// <summary>Waits for many actions together: they are asked after in rounds, with growing pauses in between.</summary>
internal sealed class ActionWaiter
{
    private const int ParallelReads = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

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

    /// <summary>Returns when every action has settled or could not be read, or when the time is over.</summary>
    /// <param name="timeout">How long to wait at most.</param>
    /// <param name="observer">Told about the requests.</param>
    /// <param name="onRound">Called before each pause with its length, and with zero at the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task WaitAsync(TimeSpan timeout, IRequestObserver observer, Action<TimeSpan> onRound, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var pause = FirstPause;
        while (PendingCount > 0)
        {
            var left = timeout - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                break;
            }

            var now = pause < left ? pause : left;
            onRound(now);
            await Task.Delay(now, time, cancellationToken).ConfigureAwait(false);
            await ReadAllAsync(observer, cancellationToken).ConfigureAwait(false);
            pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        }

        onRound(TimeSpan.Zero);
    }

    private Task ReadAllAsync(IRequestObserver observer, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        actions.Where(action => action.IsOpen).ToList(),
        new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken },
        async (action, token) => await action.ReadAsync(observer, token).ConfigureAwait(false));
}

/// <summary>An action that is waited for.</summary>
internal sealed class WaitedAction
{
    private readonly EnodeClient client;

    internal WaitedAction(AssetAction action, EnodeClient client)
    {
        Action = action;
        this.client = client;
    }

    /// <summary>The action as it was last read.</summary>
    internal AssetAction Action { get; private set; }

    /// <summary>Why it could not be read. One that cannot be read is not asked after again.</summary>
    internal Exception? Error { get; private set; }

    internal bool IsOpen => Action.IsPending && Error is null;

    internal async Task ReadAsync(IRequestObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            var origin = Action.Origin;
            Action = await client.WithObserver(observer).Actions.GetAsync(Action.Id!, Action.TargetType!, cancellationToken).ConfigureAwait(false);
            Action.Origin = origin;
        }
        catch (Exception exception) when (exception is EnodeApiException or ArgumentException)
        {
            Error = exception;
        }
    }
}
