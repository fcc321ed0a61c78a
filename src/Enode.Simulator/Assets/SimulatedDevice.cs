namespace Enode.Simulation;

/// <summary>A device of any kind.</summary>
internal abstract class SimulatedDevice : IAsset
{
    /// <summary>How often a device that has nothing to report is asked.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMinutes(5);

    private readonly DeviceTraits traits;

    protected SimulatedDevice(AssetKind kind, DeviceTraits traits, Physics physics)
    {
        Kind = kind;
        this.traits = traits;
        Physics = physics;
        LastContact = traits.StartedAt;
    }

    public AssetKind Kind { get; }

    public string Id => traits.Id;

    public long Sequence => traits.Sequence;

    public string UserId => traits.UserId;

    public string Vendor => traits.Vendor;

    public bool IsReachable => traits.IsReachable;

    public IReadOnlyList<string> Scopes => traits.Scopes;

    protected Physics Physics { get; }

    protected DateTimeOffset LastContact { get; set; }

    /// <summary>Since when nothing has changed at the device. Null while it reports all the time.</summary>
    protected virtual DateTimeOffset? RestingSince => null;

    /// <summary>When live data last came in.</summary>
    protected DateTimeOffset LastSeen
    {
        get
        {
            if (!IsReachable)
            {
                return traits.StartedAt - traits.LastSeenBefore;
            }

            if (RestingSince is not { } rest)
            {
                return Physics.At;
            }

            var polledAt = Physics.At - TimeSpan.FromTicks((Physics.At - traits.StartedAt).Ticks % PollInterval.Ticks);
            return Latest(polledAt, Latest(rest, LastContact));
        }
    }

    /// <summary>Asks the device how it is, if it can be reached.</summary>
    public void Refresh(DateTimeOffset now) => Physics.ReadAt(now, () => LastContact = Physics.At);

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
