using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A meter was discovered, updated or deleted: events <c>user:meter:discovered</c>, <c>user:meter:updated</c> and <c>user:meter:deleted</c>.</summary>
public sealed class MeterEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => Meter;

    /// <summary>The meter after the change, or as it was last when it was deleted. Of a new one, only its information is known.</summary>
    public Meter? Meter { get; set; }
}
