using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A command to hold a temperature: operations <c>postSetHvacPermanentHold</c>, <c>getHvacsAction</c> and <c>cancelHvacAction</c>.
/// </summary>
public sealed class PermanentHoldAction : AssetAction
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

    /// <summary>The requested hold.</summary>
    public PermanentHoldTarget? Target { get; set; }

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
    public override string Command => Target?.ToString() ?? string.Empty;
}
