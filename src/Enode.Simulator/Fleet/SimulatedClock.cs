using Enode.Internal;

namespace Enode.Simulation;

/// <summary>A clock that starts at the real time and runs at its own speed.</summary>
internal sealed class SimulatedClock : IClock
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

    /// <summary>The simulated time in whole milliseconds, as in responses, so that times that are equal there are equal here.</summary>
    public DateTimeOffset Now
    {
        get
        {
            // A fast clock must not reach the last date that DateTime supports.
            var passed = time.GetElapsedTime(startTimestamp).Ticks * Speed;
            var most = (DateTime.MaxValue.Ticks - StartedAt.UtcTicks) / 2;
            return ToMilliseconds(StartedAt.UtcTicks + (long)Math.Min(passed, most));
        }
    }

    /// <summary>The real time in which an interval of simulated time passes.</summary>
    public TimeSpan RealTimeOf(TimeSpan simulated) => simulated / Speed;

    private static DateTimeOffset ToMilliseconds(long ticks) => new(ticks - (ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
