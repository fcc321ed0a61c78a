namespace Enode.Benchmarks.Server;

/// <summary>Counts the requests of one run, tokens aside.</summary>
internal sealed class Journal
{
    private readonly object gate = new();
    private JournalEntry entry = new();
    private int underWay;

    /// <summary>The counts since the last call.</summary>
    internal JournalEntry Take()
    {
        lock (gate)
        {
            var taken = entry;
            entry = new();
            return taken;
        }
    }

    internal void Begin()
    {
        lock (gate)
        {
            entry.Requests++;
            entry.MostAtOnce = Math.Max(entry.MostAtOnce, ++underWay);
        }
    }

    internal void End(bool isRefused, TimeSpan waited)
    {
        lock (gate)
        {
            entry.Waited += waited.TotalSeconds;
            underWay--;
            entry.Refused += isRefused ? 1 : 0;
        }
    }
}

/// <summary>The counts of one run.</summary>
internal sealed class JournalEntry
{
    /// <summary>How many requests came in.</summary>
    public int Requests { get; set; }

    /// <summary>How many of them were answered with 429.</summary>
    public int Refused { get; set; }

    /// <summary>How long the responses waited in all, in s: the latency that was asked for, and what the timers added.</summary>
    public double Waited { get; set; }

    /// <summary>The largest number of requests at the same time.</summary>
    public int MostAtOnce { get; set; }
}
