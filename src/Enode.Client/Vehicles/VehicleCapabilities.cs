namespace Enode;

/// <summary>The capabilities of a car. They differ between devices of one brand.</summary>
public sealed class VehicleCapabilities : EnodeModel, IChargingCapabilities
{
    /// <summary>Reports brand, model and year.</summary>
    public Capability? Information { get; set; }

    /// <summary>Reports the state of battery and charging.</summary>
    public Capability? ChargeState { get; set; }

    /// <summary>Reports the position.</summary>
    public Capability? Location { get; set; }

    /// <summary>Reports the odometer.</summary>
    public Capability? Odometer { get; set; }

    /// <summary>Accepts a maximum current.</summary>
    public Capability? SetMaxCurrent { get; set; }

    /// <summary>Accepts commands to start charging.</summary>
    public Capability? StartCharging { get; set; }

    /// <summary>Accepts commands to stop charging.</summary>
    public Capability? StopCharging { get; set; }

    /// <summary>Supports smart charging.</summary>
    public Capability? SmartCharging { get; set; }

    internal IEnumerable<EnodeResource?> All =>
        [Information, ChargeState, Location, Odometer, SetMaxCurrent, StartCharging, StopCharging, SmartCharging];

    /// <summary>The names of the capabilities that the vehicle has.</summary>
    public override string ToString() => DisplayText.Capable(
        ("information", Information?.IsCapable),
        ("chargeState", ChargeState?.IsCapable),
        ("location", Location?.IsCapable),
        ("odometer", Odometer?.IsCapable),
        ("setMaxCurrent", SetMaxCurrent?.IsCapable),
        ("startCharging", StartCharging?.IsCapable),
        ("stopCharging", StopCharging?.IsCapable),
        ("smartCharging", SmartCharging?.IsCapable));
}
