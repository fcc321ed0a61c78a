using System.Collections.Concurrent;

namespace Enode.Tests;

/// <summary>Remembers all that it is told.</summary>
internal sealed class RecordingObserver : IRequestObserver
{
    public bool WantsDetail { get; set; }

    internal ConcurrentQueue<RequestStart> Starts { get; } = [];

    internal ConcurrentQueue<RequestAttempt> Attempts { get; } = [];

    internal ConcurrentQueue<string> Details { get; } = [];

    internal ConcurrentQueue<RetryWait> Waits { get; } = [];

    /// <summary>Everything as one text.</summary>
    internal string Everything =>
        string.Join('\n', Details.Concat(Attempts.Select(attempt => attempt.ToString())).Concat(Waits.Select(wait => wait.ToString())));

    public void OnSend(RequestStart start) => Starts.Enqueue(start);

    public void OnAttempt(RequestAttempt attempt) => Attempts.Enqueue(attempt);

    public void OnDetail(string text) => Details.Enqueue(text);

    public void OnWait(RetryWait wait) => Waits.Enqueue(wait);
}
