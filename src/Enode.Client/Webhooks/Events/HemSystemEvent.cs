using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A home energy management system was discovered, updated or deleted: events <c>user:hem-system:discovered</c>, <c>user:hem-system:updated</c> and <c>user:hem-system:deleted</c>.</summary>
public sealed class HemSystemEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => HemSystem;

    /// <summary>The system after the change, or as it was last when it was deleted. Of a new one, only its information is known.</summary>
    public HemSystem? HemSystem { get; set; }
}
