using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A schedule of a kind that is newer than this version. Its own members are in <see cref="EnodeModel.AdditionalProperties"/>.
/// </summary>
public sealed class UnknownSchedule : Schedule
{
    /// <inheritdoc/>
    public override string? Id { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ScheduleType => null;

    /// <inheritdoc/>
    public override string? TargetType { get; set; }

    /// <inheritdoc/>
    public override string? TargetId { get; set; }

    /// <inheritdoc/>
    public override bool? IsEnabled { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Default => string.Empty;

    /// <inheritdoc/>
    public override EnodeList<ScheduleRule>? Rules { get; set; }
}
