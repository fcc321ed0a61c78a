namespace Enode.Simulation;

/// <summary>A clock that starts at the real time and goes on at a speed of its own.</summary>
internal sealed class SimulatedClock
{
    private readonly TimeProvider time;
    private readonly long startTimestamp;

    public SimulatedClock(TimeProvider time, double speed)
    {
        this.time = time;
        Speed = speed;
        StartedAt = ToMilliseconds(time.GetUtcNow().UtcTicks);
        startTimestamp = time.GetTimestamp();
    }

    /// <summary>Simulated seconds per second.</summary>
    public double Speed { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>The simulated time in whole milliseconds, which is what the responses show: what is equal there is equal here.</summary>
    public DateTimeOffset Now
    {
        get
        {
            // A clock that runs fast for long must not run out of calendar.
            var passed = time.GetElapsedTime(startTimestamp).Ticks * Speed;
            var left = (DateTime.MaxValue.Ticks - StartedAt.UtcTicks) / 2;
            return ToMilliseconds(StartedAt.UtcTicks + (long)Math.Min(passed, left));
        }
    }

    private static DateTimeOffset ToMilliseconds(long ticks) => new(ticks - (ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
