using System.Text.Json.Serialization;

namespace Enode;

/// <summary>What smart charging does with a vehicle: operation <c>getVehiclesVehicleidSmartchargingstatus</c>.</summary>
public sealed class SmartChargingStatus : EnodeResource, IVehicleResource
{
    /// <summary>The id of the vehicle.</summary>
    public string? VehicleId { get; set; }

    /// <summary>Your own key of the vehicle's user.</summary>
    public string? UserId { get; set; }

    /// <summary>The code of the vehicle's vendor, as in <c>TESLA</c>.</summary>
    public string? Vendor { get; set; }

    /// <summary>
    /// The state, as in <c>DISABLED</c>, <c>CONSIDERING</c>, <c>FULLY_CHARGED</c>, <c>PLAN:EXECUTING:STOPPED</c> or
    /// <c>PLAN:ENDED:FINISHED</c>. States are added without notice.
    /// </summary>
    public string? State { get; set; }

    /// <summary>When the state last changed, UTC.</summary>
    public DateTimeOffset? StateChangedAt { get; set; }

    /// <summary>When the status was last calculated, UTC, whether anything changed or not.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When the plan stops charging, UTC. Null without a plan.</summary>
    [JsonIgnore]
    public DateTimeOffset? StopAt => Plan?.StopAt;

    /// <summary>When the plan starts charging again, UTC. Null without a plan.</summary>
    [JsonIgnore]
    public DateTimeOffset? StartAt => Plan?.StartAt;

    /// <summary>True while a smart override is active.</summary>
    [JsonIgnore]
    public bool IsOverridden => SmartOverride is { IsActive: true };

    /// <summary>The conditions of a plan. Null when no plan is considered.</summary>
    public SmartChargingConsideration? Consideration { get; set; }

    /// <summary>The plan. Null in the states that do not begin with <c>PLAN</c>.</summary>
    public SmartChargingPlan? Plan { get; set; }

    /// <summary>The last smart override. Null when there was none.</summary>
    public SmartOverrideStatus? SmartOverride { get; set; }

    private protected override IEnumerable<EnodeResource?> Parts => [Plan];

    /// <summary>The state.</summary>
    public override string ToString() => State ?? string.Empty;
}
