namespace Enode;

/// <summary>The conditions under which a schedule expects its device to charge. All must be met.</summary>
public sealed class ExpectedChargingParts : EnodeModel
{
    /// <summary>True while the battery is below its limit.</summary>
    public bool? NeedsCharge { get; set; }

    /// <summary>True while the device is plugged in.</summary>
    public bool? IsPluggedIn { get; set; }

    /// <summary>The result of the schedule's rules, or its default while no rule applies.</summary>
    public bool? ShouldCharge { get; set; }

    /// <summary>The conditions that are met.</summary>
    public override string ToString() =>
        DisplayText.Capable(("needsCharge", NeedsCharge), ("isPluggedIn", IsPluggedIn), ("shouldCharge", ShouldCharge));
}
