namespace Enode.Internal;

/// <summary>The use of something that several users share. Disposing of it twice ends it once.</summary>
internal sealed class Lease<T> : IDisposable
{
    private readonly Action<T> release;
    private int isReleased;

    internal Lease(T value, Action<T> release)
    {
        Value = value;
        this.release = release;
    }

    internal T Value { get; }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isReleased, 1) == 0)
        {
            release(Value);
        }
    }
}
