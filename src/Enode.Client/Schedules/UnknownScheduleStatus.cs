using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// The status of a schedule of a kind that is newer than this version. Its own members are in
/// <see cref="EnodeModel.AdditionalProperties"/>.
/// </summary>
public sealed class UnknownScheduleStatus : ScheduleStatus
{
    /// <inheritdoc/>
    public override string? ScheduleId { get; set; }

    /// <inheritdoc/>
    public override string? ScheduleType { get; set; }

    /// <inheritdoc/>
    public override string? State { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Now => string.Empty;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ExpectedNow => string.Empty;

    /// <inheritdoc/>
    [JsonIgnore]
    public override DateTimeOffset? NextTransitionAt => null;

    /// <inheritdoc/>
    public override DateTimeOffset? ChangedAt { get; set; }
}
