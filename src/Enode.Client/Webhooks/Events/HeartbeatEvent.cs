using System.Globalization;
using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A sign that events are delivered, also when nothing happens: event <c>system:heartbeat</c>.</summary>
public sealed class HeartbeatEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Description =>
        PendingEvents is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count} pending") : null;

    /// <summary>About how many events wait for their delivery.</summary>
    public double? PendingEvents { get; set; }
}
