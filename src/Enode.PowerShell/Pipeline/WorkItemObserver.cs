using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Pipeline;

/// <summary>Reports a command's requests to its user: a verbose line each, details on the debug stream, progress before a repeat.</summary>
internal sealed class WorkItemObserver : IRequestObserver
{
    private readonly EnodeCmdlet cmdlet;
    private readonly PipelineWorkItem workItem;

    /// <summary>By method and path: the requests of a work item may run at the same time, as polls do.</summary>
    private readonly ConcurrentDictionary<(string Method, string Path), Countdown> countdowns = [];

    internal WorkItemObserver(EnodeCmdlet cmdlet, PipelineWorkItem workItem, bool wantsDetail)
    {
        this.cmdlet = cmdlet;
        this.workItem = workItem;
        WantsDetail = wantsDetail;
    }

    public bool WantsDetail { get; }

    public void OnSend(RequestStart start)
    {
        if (countdowns.TryRemove((start.Method, start.Path), out var countdown))
        {
            countdown.End(() => cmdlet.Progress.Complete(CommandProgress.Retry));
        }
    }

    public void OnAttempt(RequestAttempt attempt)
    {
        // Not for each page of a list in vain: the text costs time, and so does waking the pipeline thread for it.
        if (!cmdlet.WantsNotes)
        {
            return;
        }

        var outcome = attempt.Status is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : attempt.Failure;
        var details = string.Create(CultureInfo.InvariantCulture, $"{attempt.Duration.TotalMilliseconds:0} ms, attempt {attempt.Attempt}");
        var line = $"{attempt.Method} {attempt.Path} -> {outcome} ({details})";
        workItem.Post(() => cmdlet.WriteNote(line));
    }

    public void OnDetail(string text) => workItem.Post(() => cmdlet.WriteDebug(text));

    public void OnWait(RetryWait wait)
    {
        var when = string.Create(CultureInfo.InvariantCulture, $"attempt {wait.NextAttempt} in {wait.Delay.TotalSeconds:0.#} s");
        workItem.Post(() => cmdlet.WriteNote($"{wait.Method} {wait.Path}: {wait.Reason}; {when}"));
        countdowns[(wait.Method, wait.Path)] =
            Countdown.Start(workItem, TimeProvider.System, wait.Delay, seconds => ShowWait(wait, seconds));
    }

    private void ShowWait(RetryWait wait, int seconds)
    {
        var status = string.Create(CultureInfo.InvariantCulture, $"{wait.Reason}; attempt {wait.NextAttempt} in {seconds} s");
        cmdlet.Progress.Show(
            new ProgressRecord(CommandProgress.Retry, $"{wait.Method} {wait.Path}", status) { SecondsRemaining = seconds });
    }
}
