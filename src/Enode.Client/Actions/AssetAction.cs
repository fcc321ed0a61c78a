using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The state of a command to a device.</summary>
/// <remarks>Abstract, so that each kind names its members in the order in which a CSV file and <c>Select-Object *</c> show them.</remarks>
[JsonConverter(typeof(AssetActionConverter))]
public abstract class AssetAction : EnodeResource, ITargeted
{
    /// <summary>The action's id.</summary>
    public abstract string? Id { get; set; }

    /// <summary>Your own key of the user who owns the device. Null where the response leaves it out.</summary>
    public abstract string? UserId { get; set; }

    /// <summary>When the command was given, UTC.</summary>
    public abstract DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the state last changed, UTC.</summary>
    public abstract DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When the action settled, UTC. Null while it is pending.</summary>
    public abstract DateTimeOffset? CompletedAt { get; set; }

    /// <summary>A value of <see cref="ActionStates"/>, or one that is newer than this version.</summary>
    public abstract string? State { get; set; }

    /// <summary>The device that the command is for.</summary>
    public abstract string? TargetId { get; set; }

    /// <summary>The kind of device: <c>vehicle</c>, <c>charger</c>, <c>hvac</c> or <c>battery</c>.</summary>
    public abstract string? TargetType { get; set; }

    /// <summary>Why the action failed or was cancelled. Null otherwise.</summary>
    public abstract ActionFailureReason? FailureReason { get; set; }

    /// <summary>True while the outcome is open.</summary>
    [JsonIgnore]
    public bool IsPending => State is null or ActionStates.Pending;

    /// <summary>The command as short text, as in <c>START</c>.</summary>
    [JsonIgnore]
    public abstract string Command { get; }

    /// <summary>Command, device and state.</summary>
    public override string ToString() => $"{Command} {TargetType} {TargetId}: {State}";
}
