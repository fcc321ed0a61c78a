namespace Enode.Simulation;

/// <summary>An end user whose devices are linked.</summary>
internal sealed class SimulatedUser : ISequenced
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where the user lives.</summary>
    public required City City { get; init; }
}
