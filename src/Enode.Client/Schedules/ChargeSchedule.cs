using System.Text.Json.Serialization;

namespace Enode;

/// <summary>When a vehicle or a charger charges.</summary>
public sealed class ChargeSchedule : Schedule
{
    /// <inheritdoc/>
    public override string? Id { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ScheduleType => ScheduleTypes.Charge;

    /// <inheritdoc/>
    public override string? TargetType { get; set; }

    /// <inheritdoc/>
    public override string? TargetId { get; set; }

    /// <summary>
    /// The location at which the schedule applies, so that it does not control a vehicle elsewhere, as at a public charger. Null when none
    /// is set; a charger needs none.
    /// </summary>
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    public override bool? IsEnabled { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Default => DisplayText.ShouldCharge(DefaultShouldCharge);

    /// <summary>True when the device charges while no rule applies.</summary>
    public bool? DefaultShouldCharge { get; set; }

    /// <inheritdoc/>
    public override EnodeList<ScheduleRule>? Rules { get; set; }
}
