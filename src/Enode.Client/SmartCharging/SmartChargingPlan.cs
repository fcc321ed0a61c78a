using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// When smart charging stops and starts a vehicle, and what that costs: operation <c>getVehiclesVehicleidSmartchargingplans</c>.
/// </summary>
public sealed class SmartChargingPlan : EnodeResource, IVehicleResource
{
    /// <summary>The plan's id, given by Enode.</summary>
    public string? Id { get; set; }

    /// <summary>The id of the vehicle.</summary>
    public string? VehicleId { get; set; }

    /// <summary>Your own key of the vehicle's user.</summary>
    public string? UserId { get; set; }

    /// <summary>The id of the location at which the vehicle charges. Null for very old plans.</summary>
    public string? LocationId { get; set; }

    /// <summary>The code of the vehicle's vendor, as in <c>TESLA</c>.</summary>
    public string? Vendor { get; set; }

    /// <summary>When the plan stops charging, UTC.</summary>
    public DateTimeOffset? StopAt { get; set; }

    /// <summary>When the plan starts charging again, UTC. Null when it does not.</summary>
    public DateTimeOffset? StartAt { get; set; }

    /// <summary>When charging is expected to be complete, UTC.</summary>
    public DateTimeOffset? EstimatedFinishAt { get; set; }

    /// <summary>The currency of the costs by its ISO 4217 code, as in <c>EUR</c>.</summary>
    public string? Currency { get; set; }

    /// <summary>What charging would cost without the plan, in <see cref="Currency"/>.</summary>
    public double? NonSmartCost { get; set; }

    /// <summary>What charging costs with the plan, in <see cref="Currency"/>. Null when that is not known.</summary>
    public double? SmartCost { get; set; }

    /// <summary>The difference of the two costs, in <see cref="Currency"/>. Null when one of them is not known.</summary>
    [JsonIgnore]
    public double? EstimatedSavings => NonSmartCost - SmartCost;

    /// <summary>When the vehicle was first seen stopped under this plan, UTC. Null when it was not.</summary>
    public DateTimeOffset? StopConfirmedAt { get; set; }

    /// <summary>When the vehicle was first seen charging again under this plan, UTC. Null when it was not.</summary>
    public DateTimeOffset? StartConfirmedAt { get; set; }

    /// <summary>When the plan ended, UTC. Null while it is executed.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>
    /// How it ended: <c>PLAN:ENDED:FINISHED</c>, or <c>UNPLUGGED</c>, <c>FAILED</c>, <c>DISABLED</c>, <c>DEADLINE_CHANGED</c> in the
    /// place of <c>FINISHED</c>. Null while it is executed.
    /// </summary>
    public string? FinalState { get; set; }

    /// <summary>
    /// Why it failed: <c>STOP_FAILED</c>, <c>START_FAILED</c>, <c>CHARGE_INTERRUPTED</c> or <c>UNKNOWN</c>; <c>FINISHED_LATE</c> for a
    /// plan that finished late. Null when it did not fail.
    /// </summary>
    public string? FailureCondition { get; set; }

    /// <summary>When it stops and starts, UTC, as in <c>2026-01-15 17:00 to 2026-01-16 02:00</c>, as far as that is known.</summary>
    public override string ToString() =>
        string.Join(" to ", new[] { DisplayText.Minute(StopAt), DisplayText.Minute(StartAt) }.OfType<string>());
}
