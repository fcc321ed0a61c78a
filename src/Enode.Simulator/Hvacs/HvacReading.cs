namespace Enode.Simulation;

/// <summary>What of a heating or cooling unit changes, at one moment.</summary>
/// <param name="Temperature">In °C.</param>
/// <param name="IsActive">Whether it heats or cools.</param>
/// <param name="Setting">What it is set to.</param>
/// <param name="SetAt">When that changed.</param>
/// <param name="LocationId">Where it stands. Null when it was put nowhere.</param>
/// <param name="LastSeen">When live data last came in.</param>
internal readonly record struct HvacReading(
    double Temperature,
    bool IsActive,
    Thermostat Setting,
    DateTimeOffset SetAt,
    string? LocationId,
    DateTimeOffset LastSeen);
