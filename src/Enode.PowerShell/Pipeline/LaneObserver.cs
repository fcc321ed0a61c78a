using System.Globalization;
using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>Tells a command's user about its requests: a verbose line each, details on the debug stream, progress while waiting.</summary>
internal sealed class LaneObserver : IRequestObserver
{
    private const int ProgressId = 7301;

    private readonly EnodeCmdlet cmdlet;
    private readonly Lane lane;
    private bool isWaiting;

    internal LaneObserver(EnodeCmdlet cmdlet, Lane lane, bool wantsDetail)
    {
        this.cmdlet = cmdlet;
        this.lane = lane;
        WantsDetail = wantsDetail;
    }

    public bool WantsDetail { get; }

    public void OnAttempt(RequestAttempt attempt)
    {
        var outcome = attempt.Status is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : attempt.Failure;
        var line = string.Create(CultureInfo.InvariantCulture, $"{attempt.Method} {attempt.Path} -> {outcome} ({attempt.Duration.TotalMilliseconds:0} ms, attempt {attempt.Attempt})");
        lane.Post(() => cmdlet.WriteNote(line));
        if (isWaiting)
        {
            isWaiting = false;
            lane.Post(() => cmdlet.WriteProgress(new ProgressRecord(ProgressId, "Enode", "Answered") { RecordType = ProgressRecordType.Completed }));
        }
    }

    public void OnDetail(string text) => lane.Post(() => cmdlet.WriteDebug(text));

    public void OnWait(RetryWait wait)
    {
        isWaiting = true;
        var status = string.Create(CultureInfo.InvariantCulture, $"{wait.Reason}; attempt {wait.NextAttempt} in {wait.Delay.TotalSeconds:0.#} s");
        lane.Post(() =>
        {
            cmdlet.WriteNote($"{wait.Method} {wait.Path}: {status}");
            cmdlet.WriteProgress(new ProgressRecord(ProgressId, $"{wait.Method} {wait.Path}", status) { SecondsRemaining = (int)Math.Ceiling(wait.Delay.TotalSeconds) });
        });
    }
}
