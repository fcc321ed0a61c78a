using System.Text.Json.Serialization;

namespace Enode;

/// <summary>Something that happened, as Enode reports it to a webhook. <see cref="WebhookEvents"/> reads the events of a delivery.</summary>
/// <remarks>The kinds of events are the derived types. One that is newer than this version is an <see cref="UnknownEvent"/>.</remarks>
[JsonConverter(typeof(WebhookEventConverter))]
public abstract class WebhookEvent : EnodeResource
{
    /// <summary>The name of the event: a value of <see cref="WebhookEventNames"/>, or one that is newer than this version.</summary>
    public string? Event { get; set; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Your own key of the user it happened to. Null for an event of the service.</summary>
    [JsonIgnore]
    public string? UserId => User?.Id;

    /// <summary>What the event is about, as commands accept it: the device, the action, the status. Null for an event of the service.</summary>
    [JsonIgnore]
    public virtual EnodeResource? Subject => null;

    /// <summary>
    /// What happened, as short text: the name of a device and its state, the state of an action or a schedule. Null when there is nothing
    /// to say beyond the name of the event.
    /// </summary>
    [JsonIgnore]
    public virtual string? Description => Subject is Device { State: not DeviceStates.Unknown } device
        ? DisplayText.Joined(device.ToString(), device.State)
        : Subject?.ToString();

    /// <summary>What changed, by the names of the API. Null for an event that is not about a change.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EnodeList<string>? UpdatedFields { get; set; }

    /// <summary>The user it happened to, with the id alone. Null for an event of the service.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public User? User { get; set; }

    /// <summary>The API version of the event.</summary>
    public string? Version { get; set; }

    private protected override IEnumerable<EnodeResource?> Parts => [User, Subject];

    /// <summary>The name of the event, the user and what it is about, as in <c>user:vehicle:updated user-004 Moby Charging</c>.</summary>
    public override string ToString() => DisplayText.Joined(Event, UserId, Description) ?? string.Empty;
}
