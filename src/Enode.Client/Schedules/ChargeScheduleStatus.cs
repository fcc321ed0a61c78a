using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The status of a charge schedule.</summary>
public sealed class ChargeScheduleStatus : ScheduleStatus
{
    /// <inheritdoc/>
    public override string? ScheduleId { get; set; }

    /// <inheritdoc/>
    public override string? ScheduleType { get; set; }

    /// <inheritdoc/>
    public override string? State { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Now => DisplayText.ShouldCharge(IsCharging);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ExpectedNow => DisplayText.ShouldCharge(IsChargingExpected);

    /// <summary>True while the device charges.</summary>
    public bool? IsCharging { get; set; }

    /// <summary>True while the schedule expects the device to charge: all of <see cref="IsChargingExpectedParts"/> are true.</summary>
    public bool? IsChargingExpected { get; set; }

    /// <summary>The conditions for the expectation.</summary>
    public ExpectedChargingParts? IsChargingExpectedParts { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override DateTimeOffset? NextTransitionAt => UpcomingTransitions?.FirstOrDefault()?.At;

    /// <summary>The next changes of the rules' result, two at most.</summary>
    public EnodeList<ChargeTransition>? UpcomingTransitions { get; set; }

    /// <summary>The smart override of the device. Null when there is none.</summary>
    public SmartOverrideStatus? SmartOverride { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset? ChangedAt { get; set; }
}
