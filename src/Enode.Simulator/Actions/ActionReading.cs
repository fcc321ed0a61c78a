namespace Enode.Simulation;

/// <summary>What of an action changes, at one moment.</summary>
internal readonly record struct ActionReading(string State, DateTimeOffset UpdatedAt, DateTimeOffset? CompletedAt, ActionFailure? Failure);
