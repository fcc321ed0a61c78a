using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A battery was discovered, updated or deleted: events <c>user:battery:discovered</c>, <c>user:battery:updated</c> and <c>user:battery:deleted</c>.</summary>
public sealed class BatteryEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => Battery;

    /// <summary>The battery after the change, or as it was last when it was deleted. Of a new one, only its information is known.</summary>
    public Battery? Battery { get; set; }
}
