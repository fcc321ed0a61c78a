using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The smart charging of a vehicle changed: event <c>user:vehicle:smart-charging-status-updated</c>.</summary>
public sealed class SmartChargingStatusEvent : WebhookEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override EnodeResource? Subject => SmartChargingStatus;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Description =>
        SmartChargingStatus is null ? null : DisplayText.Joined(SmartChargingStatus.State, SmartChargingStatus.VehicleId);

    /// <summary>The status after the change.</summary>
    public SmartChargingStatus? SmartChargingStatus { get; set; }
}
