using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A charger was discovered, updated or deleted: events <c>user:charger:discovered</c>, <c>user:charger:updated</c> and <c>user:charger:deleted</c>.</summary>
public sealed class ChargerEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => Charger;

    /// <summary>The charger after the change, or as it was last when it was deleted. Of a new one, only its information is known.</summary>
    public Charger? Charger { get; set; }
}
