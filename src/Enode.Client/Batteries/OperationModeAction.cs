using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A command to set a battery's mode: operations <c>postUserSetOperationMode</c>, <c>getBatteriesAction</c> and <c>cancelBatteryAction</c>.
/// </summary>
public sealed class OperationModeAction : AssetAction
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

    /// <summary>The requested operation mode.</summary>
    public TargetOperationMode? TargetState { get; set; }

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
    public override string Command => TargetState?.OperationMode ?? string.Empty;
}
