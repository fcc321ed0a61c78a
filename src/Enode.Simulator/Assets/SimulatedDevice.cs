namespace Enode.Simulation;

/// <summary>A device of any kind.</summary>
internal abstract class SimulatedDevice : IVendorRecord
{
    /// <summary>How often a device that reports nothing by itself is polled.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMinutes(5);

    private readonly DeviceTraits traits;
    private readonly Outage outage = new();
    private DateTimeOffset? lostAt;

    protected SimulatedDevice(ResourceKind kind, DeviceTraits traits, Physics physics)
    {
        Kind = kind;
        this.traits = traits;
        Physics = physics;
        LastContact = traits.StartedAt;
        lostAt = traits.LostAt;
        Scopes = DeviceScopes.Granted(traits.PossibleScopes, traits.AllowedScopes);
    }

    public ResourceKind Kind { get; }

    public string Id => traits.Id;

    public long Sequence => traits.Sequence;

    public string UserId => traits.UserId;

    public string Vendor => traits.Vendor;

    /// <summary>Whether the vendor accepts the user's credentials for the device.</summary>
    public bool HasAccess => lostAt is null;

    public bool IsReachable => HasAccess && !HasOutage;

    /// <summary>The scopes that the user has granted for it.</summary>
    public IReadOnlyList<string> Scopes { get; private set; }

    /// <summary>Whether the user has allowed to control it.</summary>
    public bool AllowsControl => Scopes.Any(DeviceScopes.IsControl);

    /// <summary>Whether it has members that the description does not have.</summary>
    public bool HasUnknownMembers { get; set; }

    /// <summary>Whether there is an outage of the vendor.</summary>
    protected bool HasOutage => outage.IsActive;

    protected Physics Physics { get; }

    protected DateTimeOffset LastContact { get; set; }

    /// <summary>When the device last changed. Null while it changes, and so reports all the time.</summary>
    protected virtual DateTimeOffset? RestingSince => null;

    /// <summary>When live data was last received.</summary>
    protected DateTimeOffset LastSeen
    {
        get
        {
            if (lostAt is { } lost)
            {
                return lost;
            }

            if (RestingSince is not { } rest)
            {
                return Physics.At;
            }

            var polledAt = Physics.At - TimeSpan.FromTicks((Physics.At - traits.StartedAt).Ticks % PollInterval.Ticks);
            return Latest(polledAt, Latest(rest, LastContact));
        }
    }

    /// <summary>Polls the device now, if it can be reached.</summary>
    public void Refresh(DateTimeOffset now) => Physics.ReadAt(now, () => LastContact = Physics.At);

    /// <summary>Makes the device unreachable from now on, with all devices that share its state.</summary>
    public void LoseAccess(DateTimeOffset now) => Physics.ReadAt(now, () => lostAt ??= Physics.LoseAccess());

    /// <summary>Makes the device reachable again, as its user has signed in to the vendor.</summary>
    public void RegainAccess(DateTimeOffset now) => Physics.ChangeAt(now, () =>
    {
        if (lostAt is not null)
        {
            lostAt = null;
            Physics.RegainAccess();
            LastContact = now;
        }
    });

    /// <summary>Links the device again: its user has signed in to the vendor, whose service is available, and has allowed scopes.</summary>
    /// <param name="scopes">The scopes, of all types. They replace the former ones.</param>
    /// <param name="now">The simulated time.</param>
    public virtual void LinkAgain(IReadOnlyList<string> scopes, DateTimeOffset now)
    {
        SetOutage(false, now);
        Scopes = DeviceScopes.Granted(traits.PossibleScopes, scopes);
        RegainAccess(now);
    }

    public void SetOutage(bool isActive, DateTimeOffset now) => Physics.ChangeAt(now, () =>
    {
        outage.Set(isActive, now, () => ReadState(now));
        LastContact = now;
    });

    /// <exception cref="ProblemException">The user has not allowed control of the device.</exception>
    public void RequireControl()
    {
        if (!AllowsControl)
        {
            throw new ProblemException(ApiProblem.Forbidden($"The user has not allowed control of the {Kind.Noun}."));
        }
    }

    /// <summary>Ends what the device has to do with others. Called once, when it was removed from its table.</summary>
    public virtual void OnRemoved(DateTimeOffset now)
    {
    }

    /// <summary>Reads the state as it is, or as it was when an outage of the vendor began.</summary>
    protected T ReadKnown<T>(DateTimeOffset now, Func<T> read)
        where T : struct =>
        Physics.ReadAt(now, () => outage.Read(read));

    /// <summary>The time until which the vendor has given data.</summary>
    protected DateTimeOffset KnownUntil(DateTimeOffset now) => outage.KnownUntil(now);

    /// <summary>Reads the state as it is, under the lock of the physics.</summary>
    protected abstract object ReadState(DateTimeOffset now);

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

    /// <summary>The scopes that a user can grant for it.</summary>
    public required IReadOnlyList<string> PossibleScopes { get; init; }

    /// <summary>The scopes that the user allowed when the device was linked, of all types.</summary>
    public required IReadOnlyList<string> AllowedScopes { get; init; }
}
