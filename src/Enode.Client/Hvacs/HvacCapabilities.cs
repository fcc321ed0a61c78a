namespace Enode;

/// <summary>The capabilities of a heating or cooling unit, with their ranges.</summary>
public sealed class HvacCapabilities : EnodeModel
{
    /// <summary>The modes that it can be set to. Null when they are not known.</summary>
    public EnodeList<string>? CapableModes { get; set; }

    /// <summary>What the cool setpoint can be, in °C. Null when that is not known, or the unit does not cool.</summary>
    public NumberRange? CoolSetpointRange { get; set; }

    /// <summary>What the heat setpoint can be, in °C. Null when that is not known, or the unit does not heat.</summary>
    public NumberRange? HeatSetpointRange { get; set; }

    /// <summary>How far the cool setpoint can lie above the heat setpoint in mode AUTO, in °C. Null when that is not known.</summary>
    public NumberRange? SetpointDifferenceRange { get; set; }

    /// <summary>Accepts commands to follow its own schedule.</summary>
    public Capability? SetFollowSchedule { get; set; }

    /// <summary>Accepts commands to hold a temperature.</summary>
    public Capability? SetPermanentHold { get; set; }

    internal IEnumerable<EnodeResource?> All => [SetFollowSchedule, SetPermanentHold];

    /// <summary>The modes, and the names of the capabilities that it has.</summary>
    public override string ToString() =>
        DisplayText.Listed(
            CapableModes?.ToString(),
            DisplayText.Capable(("setFollowSchedule", SetFollowSchedule?.IsCapable), ("setPermanentHold", SetPermanentHold?.IsCapable)));
}
