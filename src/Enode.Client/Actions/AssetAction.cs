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

    /// <summary>
    /// The name of the device, if it was known when the command was sent or the action was read, else its id. It is not part of the
    /// response, and not of the JSON.
    /// </summary>
    [JsonIgnore]
    public abstract string? TargetName { get; }

    /// <summary>The kind of device: <c>vehicle</c>, <c>charger</c>, <c>hvac</c> or <c>battery</c>.</summary>
    public abstract string? TargetType { get; set; }

    /// <summary>Why the action failed or was cancelled. Null otherwise.</summary>
    public abstract ActionFailureReason? FailureReason { get; set; }

    /// <summary>Why the action failed or was cancelled, as a sentence. Null otherwise.</summary>
    [JsonIgnore]
    public abstract string? Reason { get; }

    /// <summary>True while the outcome is open.</summary>
    [JsonIgnore]
    public bool IsPending => State is null or ActionStates.Pending;

    /// <summary>The command as short text, as in <c>START</c>.</summary>
    [JsonIgnore]
    public abstract string Command { get; }

    /// <summary>The name of the device. Null when it is not known.</summary>
    internal string? KnownTargetName { get; set; }

    /// <summary>The device and its user, as in <c>Moby (user-004)</c>, or <c>vehicle 05ee9df5 (user-004)</c> without a name.</summary>
    internal string TargetText => DisplayText.Joined(
        KnownTargetName ?? DisplayText.Joined(TargetType, TargetId), UserId is { Length: > 0 } user ? $"({user})" : null) ?? string.Empty;

    /// <summary>Device, command and state, as in <c>Moby (user-004) START PENDING</c>.</summary>
    public override string ToString() => DisplayText.Joined(TargetText, Command, State) ?? string.Empty;
}
