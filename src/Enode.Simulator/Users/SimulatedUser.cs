namespace Enode.Simulation;

/// <summary>An end user with linked devices.</summary>
internal sealed class SimulatedUser : IRecord
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The city that the user lives in.</summary>
    public required City City { get; init; }
}
