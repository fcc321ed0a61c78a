using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A vehicle was discovered, updated or deleted: events <c>user:vehicle:discovered</c>, <c>user:vehicle:updated</c> and <c>user:vehicle:deleted</c>.</summary>
public sealed class VehicleEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => Vehicle;

    /// <summary>The vehicle after the change, or as it was last when it was deleted. Of a new one, only its information is known.</summary>
    public Vehicle? Vehicle { get; set; }
}
