using System.Globalization;
using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A command to limit the current of a car or charger: operation <c>getVehiclesAction</c>.</summary>
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

    /// <summary>What the device shall be set to.</summary>
    public TargetMaxCurrent? TargetState { get; set; }

    /// <inheritdoc/>
    public override string? State { get; set; }

    /// <inheritdoc/>
    public override ActionFailureReason? FailureReason { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset? CreatedAt { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset? UpdatedAt { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset? CompletedAt { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Command => $"MAX_CURRENT {TargetState}".TrimEnd();
}

/// <summary>A current limit.</summary>
public sealed class TargetMaxCurrent : EnodeData
{
    /// <summary>The maximum current in A, above 0.</summary>
    public double? MaxCurrent { get; set; }

    /// <summary>The current with its unit.</summary>
    public override string ToString() => MaxCurrent?.ToString("0.# 'A'", CultureInfo.InvariantCulture) ?? string.Empty;
}
