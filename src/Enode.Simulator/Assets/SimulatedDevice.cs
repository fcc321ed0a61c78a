namespace Enode.Simulation;

/// <summary>A device of any kind.</summary>
internal abstract class SimulatedDevice : IUserRecord
{
    /// <summary>How often a device that reports nothing by itself is polled.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMinutes(5);

    private readonly DeviceTraits traits;

    protected SimulatedDevice(ResourceKind kind, DeviceTraits traits, Physics physics)
    {
        Kind = kind;
        this.traits = traits;
        Physics = physics;
        LastContact = traits.StartedAt;
    }

    public ResourceKind Kind { get; }

    public string Id => traits.Id;

    public long Sequence => traits.Sequence;

    public string UserId => traits.UserId;

    public string Vendor => traits.Vendor;

    public bool IsReachable => LostAt is null;

    public IReadOnlyList<string> Scopes => traits.Scopes;

    protected Physics Physics { get; }

    protected DateTimeOffset LastContact { get; set; }

    /// <summary>When the device last changed. Null while it changes, and so reports all the time.</summary>
    protected virtual DateTimeOffset? RestingSince => null;

    /// <summary>When live data was last received.</summary>
    protected DateTimeOffset LastSeen
    {
        get
        {
            if (LostAt is { } lostAt)
            {
                return lostAt;
            }

            if (RestingSince is not { } rest)
            {
                return Physics.At;
            }

            var polledAt = Physics.At - TimeSpan.FromTicks((Physics.At - traits.StartedAt).Ticks % PollInterval.Ticks);
            return Latest(polledAt, Latest(rest, LastContact));
        }
    }

    /// <summary>When live access was lost. Null while there is access.</summary>
    private DateTimeOffset? LostAt => traits.LostAt ?? Physics.LostAt;

    /// <summary>Polls the device now, if it can be reached.</summary>
    public void Refresh(DateTimeOffset now) => Physics.ReadAt(now, () => LastContact = Physics.At);

    /// <summary>Makes the device unreachable from now on, with all devices that share its state.</summary>
    public void LoseAccess(DateTimeOffset now) => Physics.ReadAt(now, Physics.LoseAccess);

    /// <summary>Ends what the device has to do with others. Called once, when it was removed from its table.</summary>
    public virtual void OnRemoved(DateTimeOffset now)
    {
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>The properties of a device that do not change.</summary>
internal abstract class DeviceTraits
{
    public required int Seed { get; init; }

    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required string UserId { get; init; }

    /// <summary>The vendor's code.</summary>
    public abstract string Vendor { get; }

    /// <summary>When the simulator was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When live access was lost before the simulator was started. Null for a device that could be reached then.</summary>
    public DateTimeOffset? LostAt { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }
}
