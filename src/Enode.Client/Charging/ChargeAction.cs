using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A command to start or stop charging: operations <c>postVehiclesVehicleidCharging</c>, <c>controlChargerCharging</c>, and those that read
/// and cancel actions.
/// </summary>
public sealed class ChargeAction : AssetAction
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

    /// <summary><c>START</c> or <c>STOP</c>.</summary>
    public string? Kind { get; set; }

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
    public override string Command => Kind ?? string.Empty;
}
