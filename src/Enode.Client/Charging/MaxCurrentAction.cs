using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A command to limit the current of a car or charger: operations <c>postVehiclesVehicleidMaxCurrent</c>, <c>postSetChargerMaxCurrent</c>
/// and those that read and cancel actions.
/// </summary>
public sealed class MaxCurrentAction : AssetAction
{
    /// <inheritdoc/>
    public override string? Id { get; set; }

    /// <inheritdoc/>
    public override string? UserId { get; set; }

    /// <inheritdoc/>
    public override string? TargetType { get; set; }

    /// <inheritdoc/>
    public override string? TargetId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? TargetName => KnownTargetName ?? TargetId;

    /// <summary>The requested maximum current.</summary>
    public TargetMaxCurrent? TargetState { get; set; }

    /// <inheritdoc/>
    public override string? State { get; set; }

    /// <inheritdoc/>
    public override ActionFailureReason? FailureReason { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Reason => FailureReason?.Text;

    /// <inheritdoc/>
    public override DateTimeOffset? CreatedAt { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset? CompletedAt { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Command => $"MAX {TargetState}".TrimEnd();
}
