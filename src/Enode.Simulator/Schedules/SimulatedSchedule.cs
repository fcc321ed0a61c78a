namespace Enode.Simulation;

/// <summary>A schedule of a device.</summary>
internal sealed record SimulatedSchedule : IUserRecord
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required string UserId { get; init; }

    /// <summary>A value of <see cref="AssetTypes"/>: vehicle or charger for a charge schedule, hvac for a temperature schedule.</summary>
    public required string TargetType { get; init; }

    /// <summary>The id of the device.</summary>
    public required string TargetId { get; init; }

    /// <summary>
    /// The location where it applies. Null for a charger or HVAC anywhere, and for a vehicle at any location of its user, so that it is not
    /// followed at public chargers.
    /// </summary>
    public string? LocationId { get; init; }

    public required bool IsEnabled { get; init; }

    public required ScheduleProgram Program { get; init; }

    public bool IsTemperature => TargetType == AssetTypes.Hvac;
}
