namespace Enode;

/// <summary>A sign that events are delivered, also when nothing happens: event <c>system:heartbeat</c>.</summary>
public sealed class HeartbeatEvent : WebhookEvent
{
    /// <summary>About how many events wait for their delivery.</summary>
    public double? PendingEvents { get; set; }
}
