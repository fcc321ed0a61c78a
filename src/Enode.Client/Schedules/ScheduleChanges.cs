namespace Enode;

/// <summary>What to change of a schedule. A null leaves the member as it is.</summary>
public sealed class ScheduleChanges
{
    /// <summary>The location at which a charge schedule applies.</summary>
    public string? LocationId { get; init; }

    /// <summary>True removes the location of a charge schedule. Then <see cref="LocationId"/> has no meaning.</summary>
    public bool ClearLocation { get; init; }

    /// <summary>Whether the schedule controls its device.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Whether the device charges while no rule applies. For a charge schedule.</summary>
    public bool? DefaultShouldCharge { get; init; }

    /// <summary>What the unit is set to while no rule applies. For a temperature schedule.</summary>
    public TemperatureTargetState? DefaultTargetState { get; init; }

    /// <summary>The rules, which replace all former ones. An empty list removes them.</summary>
    public EnodeList<ScheduleRule>? Rules { get; init; }
}
