using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A heat pump or thermostat was discovered, updated or deleted: events <c>user:hvac:discovered</c>, <c>user:hvac:updated</c> and <c>user:hvac:deleted</c>.</summary>
public sealed class HvacEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => Hvac;

    /// <summary>The heat pump or thermostat after the change, or as it was last when it was deleted. Of a new one, only its information is known.</summary>
    public Hvac? Hvac { get; set; }
}
