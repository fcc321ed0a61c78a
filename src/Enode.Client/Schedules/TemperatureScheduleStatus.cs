using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The status of a temperature schedule.</summary>
public sealed class TemperatureScheduleStatus : ScheduleStatus
{
    /// <inheritdoc/>
    public override string? ScheduleId { get; set; }

    /// <inheritdoc/>
    public override string? ScheduleType { get; set; }

    /// <inheritdoc/>
    public override string? State { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Now => Current?.ToString() ?? string.Empty;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ExpectedNow => Expected?.ToString() ?? string.Empty;

    /// <summary>What the unit is set to. Null when that is not known.</summary>
    public TemperatureTargetState? Current { get; set; }

    /// <summary>What the schedule expects the unit to be set to.</summary>
    public TemperatureTargetState? Expected { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override DateTimeOffset? NextTransitionAt => UpcomingTransitions?.FirstOrDefault()?.At;

    /// <summary>The next changes of what the schedule expects, two at most.</summary>
    public EnodeList<TemperatureTransition>? UpcomingTransitions { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset? ChangedAt { get; set; }
}
