namespace Enode.Simulation;

/// <summary>Time that passes when it is told to. Timers fire once.</summary>
internal sealed class ManualTime : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<ManualTimer> timers = [];
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers have neither fired nor been disposed.</summary>
    public int TimerCount
    {
        get
        {
            lock (timers)
            {
                return timers.Count;
            }
        }
    }

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp());

    public void Pass(TimeSpan time)
    {
        List<ManualTimer> due;
        lock (timers)
        {
            var now = Interlocked.Add(ref ticks, time.Ticks);
            due = timers.FindAll(timer => timer.DueAt <= now);
            timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (timers)
        {
            var timer = new ManualTimer(this, () => callback(state), ticks + dueTime.Ticks);
            timers.Add(timer);
            return timer;
        }
    }

    private sealed class ManualTimer(ManualTime time, Action fire, long dueAt) : ITimer
    {
        public long DueAt => dueAt;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            lock (time.timers)
            {
                time.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
