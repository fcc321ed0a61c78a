namespace Enode.Tests;

/// <summary>
/// A clock that stands still until a test moves it. In a hurry (the default) it jumps ahead over every delay that is
/// shorter than <see cref="LongestDelay"/> as soon as it is asked for. A timeout that cancels is not a delay: it ends when the clock gets
/// there.
/// </summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    internal static readonly TimeSpan LongTimeout = TimeSpan.FromDays(1);

    // Only a test that would hang for ever gets here.
    private static readonly TimeSpan LongWhile = TimeSpan.FromSeconds(30);

    private readonly object gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<TimeSpan> delays = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> waits = [];
    private DateTimeOffset now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whether delays are jumped over by themselves.</summary>
    internal bool IsInAHurry { get; set; } = true;

    /// <summary>What is longer is a timeout: the test moves the clock itself.</summary>
    internal TimeSpan LongestDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>All delays that were waited for so far, in order.</summary>
    internal IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (gate)
            {
                return delays.ToList();
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and lets everything happen that is due until then, in its order.</summary>
    internal void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (NextDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (gate)
        {
            now = now > end ? now : end;
        }
    }

    /// <summary>Waits until so many delays have been asked for in all.</summary>
    internal Task WaitForDelaysAsync(int count)
    {
        lock (gate)
        {
            if (delays.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waits.Add((count, reached));
            return reached.Task.WaitAsync(LongWhile);
        }
    }

    private ManualTimer? NextDue(DateTimeOffset end)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            if (next is not null)
            {
                timers.Remove(next);
                now = next.DueAt > now ? next.DueAt : now;
            }

            return next;
        }
    }

    private void Schedule(ManualTimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.DueAt = now + dueTime;
            timers.Add(timer);
            if (dueTime >= LongestDelay || timer.IsTimeout)
            {
                return;
            }

            delays.Add(dueTime);
            foreach (var wait in waits.Where(wait => wait.Count <= delays.Count).ToList())
            {
                waits.Remove(wait);
                wait.Reached.SetResult();
            }

            if (IsInAHurry)
            {
                ThreadPool.QueueUserWorkItem(_ => Advance(timer.DueAt - GetUtcNow()));
            }
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }

    private sealed class ManualTimer : ITimer
    {
        private readonly ManualTimeProvider time;
        private readonly TimerCallback callback;
        private readonly object? state;

        internal ManualTimer(ManualTimeProvider time, TimerCallback callback, object? state)
        {
            this.time = time;
            this.callback = callback;
            this.state = state;
        }

        internal DateTimeOffset DueAt { get; set; }

        internal bool IsTimeout => state is CancellationTokenSource;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Schedule(this, dueTime);
            return true;
        }

        internal void Fire() => callback(state);

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
