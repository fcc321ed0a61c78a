namespace Enode.Simulation;

/// <summary>What a device of any kind is, and what of it stays as it is.</summary>
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

    /// <summary>How long before the simulator's start a device without live access was last seen. Zero for one that can be reached.</summary>
    public TimeSpan LastSeenBefore { get; init; }

    public bool IsReachable => LastSeenBefore == TimeSpan.Zero;

    public required IReadOnlyList<string> Scopes { get; init; }
}
