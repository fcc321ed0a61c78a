using System.Text.Json.Serialization;

namespace Enode;

/// <summary>An inverter was discovered, updated or deleted: events <c>user:inverter:discovered</c>, <c>user:inverter:updated</c> and <c>user:inverter:deleted</c>.</summary>
public sealed class InverterEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => Inverter;

    /// <summary>The inverter after the change, or as it was last when it was deleted. Of a new one, only its information is known.</summary>
    public Inverter? Inverter { get; set; }
}
