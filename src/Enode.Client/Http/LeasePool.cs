namespace Enode.Internal;

/// <summary>Values that several users share by a key: created for the first user, and removed after the last one.</summary>
internal sealed class LeasePool<TKey, TValue>
    where TKey : notnull
{
    private readonly object gate = new();
    private readonly Dictionary<TKey, (TValue Value, int Users)> values = [];
    private readonly Action<TValue> onUnused;

    /// <param name="onUnused">Called with a value that its last user has left.</param>
    internal LeasePool(Action<TValue> onUnused)
    {
        this.onUnused = onUnused;
    }

    internal int Count
    {
        get
        {
            lock (gate)
            {
                return values.Count;
            }
        }
    }

    /// <summary>The value of this key, which stays until the lease is disposed of.</summary>
    internal Lease<TValue> Acquire(TKey key, Func<TValue> create)
    {
        lock (gate)
        {
            var (value, users) = values.TryGetValue(key, out var shared) ? shared : (create(), 0);
            values[key] = (value, users + 1);
            return new Lease<TValue>(value, _ => Release(key));
        }
    }

    private void Release(TKey key)
    {
        TValue value;
        lock (gate)
        {
            (value, var users) = values[key];
            if (users > 1)
            {
                values[key] = (value, users - 1);
                return;
            }

            values.Remove(key);
        }

        onUnused(value);
    }
}
