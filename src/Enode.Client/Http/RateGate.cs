namespace Enode.Internal;

/// <summary>
/// What the requests of one connection learn from each other about its rate limit. After a 429 all of them wait as long as the server asks
/// for; afterwards three quarters as many as before are sent at the same time, and one more after each round that was accepted.
/// </summary>
internal sealed class RateGate
{
    /// <summary>After this time without a 429, the number of requests at the same time is not limited any more.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    /// <summary>What is left of the wait of a request that was refused itself has been reported with it.</summary>
    private static readonly TimeSpan ShortestReported = TimeSpan.FromMilliseconds(50);

    private readonly object gate = new();
    private readonly TimeProvider time;
    private TaskCompletionSource change = NewChange();
    private DateTimeOffset opensAt = DateTimeOffset.UnixEpoch;
    private int limit = int.MaxValue;
    private int underWay;
    private int accepted;
    private int episode;

    internal RateGate(TimeProvider time)
    {
        this.time = time;
    }

    /// <summary>Waits until a request may be sent.</summary>
    /// <param name="onWait">Called with the length of a wait that the server asked for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What <see cref="Leave"/> requires.</returns>
    internal async ValueTask<int> EnterAsync(Action<TimeSpan> onWait, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan closed;
            Task changed;
            lock (gate)
            {
                // Timers take whole milliseconds: a shorter rest would be no wait at all, and this a busy loop.
                closed = TimeSpan.FromMilliseconds(Math.Ceiling((opensAt - time.GetUtcNow()).TotalMilliseconds));
                if (-closed > Memory)
                {
                    limit = int.MaxValue;
                }

                if (closed <= TimeSpan.Zero && underWay < limit)
                {
                    underWay++;
                    return episode;
                }

                changed = change.Task;
            }

            if (closed > TimeSpan.Zero)
            {
                if (closed > ShortestReported)
                {
                    onWait(closed);
                }

                await Task.Delay(closed, time, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Ends a request.</summary>
    /// <param name="entered">The result of <see cref="EnterAsync"/>.</param>
    /// <param name="isAccepted">True for a response that is not a 429.</param>
    /// <param name="backOff">How long all requests wait. Null when the request was not refused because of its number.</param>
    internal void Leave(int entered, bool isAccepted, TimeSpan? backOff)
    {
        lock (gate)
        {
            if (backOff is { } delay)
            {
                var end = time.GetUtcNow() + TimeSpan.FromMilliseconds(Math.Floor(delay.TotalMilliseconds));
                opensAt = end > opensAt ? end : opensAt;

                // Of requests that were sent together, the first that is refused speaks for all.
                if (entered == episode)
                {
                    limit = Math.Max(1, underWay * 3 / 4);
                    accepted = 0;
                    episode++;
                }
            }
            else if (isAccepted && entered == episode && limit < int.MaxValue && ++accepted >= limit)
            {
                limit++;
                accepted = 0;
            }

            underWay--;
            if (limit < int.MaxValue)
            {
                change.SetResult();
                change = NewChange();
            }
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
