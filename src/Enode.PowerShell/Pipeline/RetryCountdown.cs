using System.Globalization;
using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>Shows why a request waits before it is sent again, and how long it still does.</summary>
/// <remarks>The console draws every 200 ms and drops records that come in between: one that is written once may never be seen.</remarks>
internal sealed class RetryCountdown
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.25);

    private readonly CommandProgress progress;
    private readonly PipelineWorkItem workItem;
    private readonly RetryWait wait;
    private readonly TimeProvider time;
    private readonly long started;
    private volatile bool hasEnded;
    private int isQueued;

    private RetryCountdown(CommandProgress progress, PipelineWorkItem workItem, RetryWait wait, TimeProvider time)
    {
        this.progress = progress;
        this.workItem = workItem;
        this.wait = wait;
        this.time = time;
        started = time.GetTimestamp();
    }

    private TimeSpan Left => wait.Delay - time.GetElapsedTime(started);

    internal static RetryCountdown Start(CommandProgress progress, PipelineWorkItem workItem, RetryWait wait, TimeProvider time)
    {
        var countdown = new RetryCountdown(progress, workItem, wait, time);
        _ = countdown.RepeatAsync();
        return countdown;
    }

    /// <summary>Completes the record.</summary>
    internal void End()
    {
        hasEnded = true;
        workItem.Post(() => progress.Complete(CommandProgress.Retry));
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
        if (hasEnded)
        {
            return;
        }

        var seconds = Math.Max(0, (int)Math.Ceiling(Left.TotalSeconds));
        var status = string.Create(CultureInfo.InvariantCulture, $"{wait.Reason}; attempt {wait.NextAttempt} in {seconds} s");
        progress.Show(new ProgressRecord(CommandProgress.Retry, $"{wait.Method} {wait.Path}", status) { SecondsRemaining = seconds });
    }
}
