using System.Text.Json.Serialization;

namespace Enode;

/// <summary>What a heating or cooling unit is set to.</summary>
public sealed class TemperatureSchedule : Schedule
{
    /// <inheritdoc/>
    public override string? Id { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ScheduleType => ScheduleTypes.Temperature;

    /// <inheritdoc/>
    public override string? TargetType { get; set; }

    /// <inheritdoc/>
    public override string? TargetId { get; set; }

    /// <inheritdoc/>
    public override bool? IsEnabled { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Default => DefaultTargetState?.ToString() ?? string.Empty;

    /// <summary>What the unit is set to while no rule applies.</summary>
    public TemperatureTargetState? DefaultTargetState { get; set; }

    /// <inheritdoc/>
    public override EnodeList<ScheduleRule>? Rules { get; set; }
}
