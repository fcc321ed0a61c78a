using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// An action of a kind that is newer than this version. Its own members are in <see cref="EnodeModel.AdditionalProperties"/>.
/// </summary>
public sealed class UnknownAction : AssetAction
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
    public override string Command => "UNKNOWN";
}
