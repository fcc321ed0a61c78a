namespace Enode;

/// <summary>What smart charging requires of a vehicle before it makes a plan, and which of it is met.</summary>
public sealed class SmartChargingConsideration : EnodeModel
{
    /// <summary>True while the cable is in.</summary>
    public bool? IsPluggedIn { get; set; }

    /// <summary>True while the vehicle charges.</summary>
    public bool? IsCharging { get; set; }

    /// <summary>True when the vehicle is at a location of its user.</summary>
    public bool? AtChargingLocation { get; set; }

    /// <summary>True when it is known how long charging will take.</summary>
    public bool? HasTimeEstimate { get; set; }

    /// <summary>The names of the conditions that are met.</summary>
    public override string ToString() => DisplayText.Capable(
        ("isPluggedIn", IsPluggedIn),
        ("isCharging", IsCharging),
        ("atChargingLocation", AtChargingLocation),
        ("hasTimeEstimate", HasTimeEstimate));
}
