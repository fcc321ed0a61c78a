using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A plan for a device that repeats every week: operations <c>getSchedules</c>, <c>getSchedule</c>, <c>createSchedule</c> and
/// <c>updateSchedule</c>.
/// </summary>
/// <remarks>Abstract, so that each kind names its members in the order in which a CSV file and <c>Select-Object *</c> show them.</remarks>
[JsonConverter(typeof(ScheduleConverter))]
public abstract class Schedule : EnodeResource, ITargeted
{
    /// <summary>The schedule's id, given by Enode.</summary>
    public abstract string? Id { get; set; }

    /// <summary>The kind of schedule: a value of <see cref="ScheduleTypes"/>. Null for a kind that is newer than this version.</summary>
    [JsonIgnore]
    public abstract string? ScheduleType { get; }

    /// <summary>The kind of device: <c>vehicle</c>, <c>charger</c> or <c>hvac</c>.</summary>
    public abstract string? TargetType { get; set; }

    /// <summary>The id of the device.</summary>
    public abstract string? TargetId { get; set; }

    /// <summary>False while the schedule does not control the device.</summary>
    public abstract bool? IsEnabled { get; set; }

    /// <summary>What applies while no rule does, as short text: <c>charge</c>, <c>no charge</c> or <c>HEAT 21 °C</c>.</summary>
    [JsonIgnore]
    public abstract string Default { get; }

    /// <summary>The times at which something else than the default applies.</summary>
    public abstract EnodeList<ScheduleRule>? Rules { get; set; }

    /// <summary>Kind and id of the device, or the schedule's id when there are none.</summary>
    public override string ToString() => DisplayText.Joined(TargetType, TargetId) ?? Id ?? string.Empty;
}
