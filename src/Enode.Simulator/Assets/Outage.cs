namespace Enode.Simulation;

/// <summary>
/// An outage of a vendor, for one of its devices. The device goes on, but the API shows what was known of it when the outage began.
/// </summary>
internal sealed class Outage
{
    private volatile Known? known;

    public bool IsActive => known is not null;

    /// <summary>The time until which there is data: now, or when the outage began.</summary>
    public DateTimeOffset KnownUntil(DateTimeOffset now) => known?.At ?? now;

    /// <summary>Begins or ends the outage.</summary>
    /// <param name="isActive">Whether there is an outage from now on.</param>
    /// <param name="now">The simulated time.</param>
    /// <param name="read">Reads the state, to show it during the outage.</param>
    public void Set(bool isActive, DateTimeOffset now, Func<object> read) => known = isActive ? known ?? new Known(now, read()) : null;

    /// <summary>Reads the state as the API shows it.</summary>
    /// <param name="read">Reads the state without an outage.</param>
    public T Read<T>(Func<T> read)
        where T : struct =>
        known is { } last ? (T)last.State : read();

    private sealed record Known(DateTimeOffset At, object State);
}

/// <summary>What becomes unreachable during an outage of its vendor.</summary>
internal interface IVendorRecord : IUserRecord
{
    /// <summary>The vendor's code.</summary>
    string Vendor { get; }

    /// <summary>Begins or ends an outage.</summary>
    void SetOutage(bool isActive, DateTimeOffset now);
}
