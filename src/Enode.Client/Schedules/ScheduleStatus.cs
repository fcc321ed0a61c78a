using System.Text.Json.Serialization;

namespace Enode;

/// <summary>What a schedule expects of its device now, and whether the device does it: operation <c>getScheduleStatus</c>.</summary>
/// <remarks>Abstract, so that each kind names its members in the order in which a CSV file and <c>Select-Object *</c> show them.</remarks>
[JsonConverter(typeof(ScheduleStatusConverter))]
public abstract class ScheduleStatus : EnodeResource
{
    private const string InactivePrefix = "INACTIVE";

    /// <summary>The id of the schedule.</summary>
    public abstract string? ScheduleId { get; set; }

    /// <summary>The kind of schedule: a value of <see cref="ScheduleTypes"/>, or one that is newer than this version.</summary>
    public abstract string? ScheduleType { get; set; }

    /// <summary>A value of <see cref="ScheduleStates"/>, or one that is newer than this version.</summary>
    public abstract string? State { get; set; }

    /// <summary>True while the schedule controls the device. Null when the state is not known.</summary>
    [JsonIgnore]
    public bool? IsActive => State is null ? null : !State.StartsWith(InactivePrefix, StringComparison.Ordinal);

    /// <summary>What the device does now, as short text. Empty when that is not known.</summary>
    [JsonIgnore]
    public abstract string Now { get; }

    /// <summary>What the schedule expects now, as short text. Empty when that is not known.</summary>
    [JsonIgnore]
    public abstract string ExpectedNow { get; }

    /// <summary>When the schedule expects something else, UTC. Null when it never does.</summary>
    [JsonIgnore]
    public abstract DateTimeOffset? NextTransitionAt { get; }

    /// <summary>When the status last changed, UTC.</summary>
    public abstract DateTimeOffset? ChangedAt { get; set; }

    /// <summary>The state.</summary>
    public override string ToString() => State ?? string.Empty;
}
