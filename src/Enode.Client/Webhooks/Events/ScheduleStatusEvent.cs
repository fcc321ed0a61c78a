using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The status of a schedule changed: event <c>user:schedule:execution-updated</c>.</summary>
public sealed class ScheduleStatusEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => Status;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Description => DisplayText.Joined(Status?.State, Schedule?.ToString());

    /// <summary>The status after the change.</summary>
    public ScheduleStatus? Status { get; set; }

    /// <summary>The schedule.</summary>
    public Schedule? Schedule { get; set; }

    private protected override IEnumerable<EnodeResource?> Parts => [.. base.Parts, Schedule];
}
