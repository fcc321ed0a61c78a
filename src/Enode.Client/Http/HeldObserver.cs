namespace Enode.Internal;

/// <summary>
/// Keeps what it observes until it is released. A request that is sent ahead is reported when its response is wanted, and not among
/// the objects of the response before it.
/// </summary>
internal sealed class HeldObserver : ForwardingObserver
{
    private readonly object gate = new();
    private Queue<Action>? held = new();

    internal HeldObserver(IRequestObserver inner)
        : base(inner)
    {
    }

    public override void OnSend(RequestStart start) => Report(() => base.OnSend(start));

    public override void OnAttempt(RequestAttempt attempt) => Report(() => base.OnAttempt(attempt));

    public override void OnDetail(string text) => Report(() => base.OnDetail(text));

    public override void OnWait(RetryWait wait) => Report(() => base.OnWait(wait));

    /// <summary>Passes on what was kept, and from now on everything at once.</summary>
    internal void Release()
    {
        lock (gate)
        {
            while (held?.TryDequeue(out var report) == true)
            {
                report();
            }

            held = null;
        }
    }

    private void Report(Action report)
    {
        lock (gate)
        {
            if (held is null)
            {
                report();
            }
            else
            {
                held.Enqueue(report);
            }
        }
    }
}
