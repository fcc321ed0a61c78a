namespace Enode.Internal;

/// <summary>Passes every call on to another observer: a base for those that need some of the calls themselves.</summary>
internal abstract class ForwardingObserver : IRequestObserver
{
    private readonly IRequestObserver inner;

    private protected ForwardingObserver(IRequestObserver inner)
    {
        this.inner = inner;
    }

    public bool WantsDetail => inner.WantsDetail;

    public virtual void OnSend(RequestStart start) => inner.OnSend(start);

    public virtual void OnAttempt(RequestAttempt attempt) => inner.OnAttempt(attempt);

    public virtual void OnDetail(string text) => inner.OnDetail(text);

    public virtual void OnWait(RetryWait wait) => inner.OnWait(wait);
}
