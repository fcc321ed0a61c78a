namespace Enode.Pipeline;

/// <summary>Shows how much time is left, repeatedly, on the pipeline thread.</summary>
/// <remarks>The console draws every 200 ms and drops records that come in between: one that is written once may never be seen.</remarks>
internal sealed class Countdown
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.25);

    private readonly PipelineWorkItem workItem;
    private readonly TimeProvider time;
    private readonly TimeSpan length;
    private readonly Action<int> show;
    private readonly long started;
    private volatile bool hasEnded;
    private int isQueued;

    private Countdown(PipelineWorkItem workItem, TimeProvider time, TimeSpan length, Action<int> show)
    {
        this.workItem = workItem;
        this.time = time;
        this.length = length;
        this.show = show;
        started = time.GetTimestamp();
    }

    private TimeSpan Left => length - time.GetElapsedTime(started);

    /// <summary>Starts to show the time.</summary>
    /// <param name="workItem">The work that waits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="length">How long it waits at most.</param>
    /// <param name="show">Called on the pipeline thread with the number of seconds that are left.</param>
    internal static Countdown Start(PipelineWorkItem workItem, TimeProvider time, TimeSpan length, Action<int> show)
    {
        var countdown = new Countdown(workItem, time, length, show);
        _ = countdown.RepeatAsync();
        return countdown;
    }

    /// <summary>Ends it.</summary>
    /// <param name="complete">Called on the pipeline thread, after the last time that is shown.</param>
    internal void End(Action complete)
    {
        hasEnded = true;
        workItem.Post(complete);
    }

    private async Task RepeatAsync()
    {
        while (!hasEnded && Left > TimeSpan.Zero && !workItem.Token.IsCancellationRequested)
        {
            // One at a time: while a work item is not read, its queue grows.
            if (Interlocked.Exchange(ref isQueued, 1) == 0)
            {
                workItem.Post(Show);
            }

            await Task.Delay(Interval, time).ConfigureAwait(false);
        }
    }

    private void Show()
    {
        isQueued = 0;
        if (!hasEnded)
        {
            show(Math.Max(0, (int)Math.Ceiling(Left.TotalSeconds)));
        }
    }
}
