namespace Enode.Benchmarks.Server;

/// <summary>Accepts a number of requests per second: a bucket that holds one second's requests, and fills steadily.</summary>
internal sealed class RateLimit
{
    private readonly object gate = new();
    private readonly int rate;
    private double available;
    private long filledAt = TimeProvider.System.GetTimestamp();

    internal RateLimit(int rate)
    {
        this.rate = rate;
        available = rate;
    }

    /// <summary>Null for a request that is accepted, else when to try again, in whole seconds as the header has them.</summary>
    internal int? Refuse()
    {
        lock (gate)
        {
            available = Math.Min(rate, available + (TimeProvider.System.GetElapsedTime(filledAt).TotalSeconds * rate));
            filledAt = TimeProvider.System.GetTimestamp();
            if (available >= 1)
            {
                available--;
                return null;
            }

            return (int)Math.Ceiling((1 - available) / rate);
        }
    }
}
