namespace Enode.Internal;

/// <summary>An observer that ignores everything.</summary>
internal sealed class SilentObserver : IRequestObserver
{
    internal static SilentObserver Instance { get; } = new();

    public bool WantsDetail => false;

    public void OnSend(RequestStart start)
    {
    }

    public void OnAttempt(RequestAttempt attempt)
    {
    }

    public void OnDetail(string text)
    {
    }

    public void OnWait(RetryWait wait)
    {
    }
}
