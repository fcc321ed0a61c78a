namespace Enode;

/// <summary>What a car can tell and do. Ask the car, not the brand: it differs from one to the next.</summary>
public sealed class VehicleCapabilities : EnodeModel, IChargingCapabilities
{
    /// <summary>Tells brand, model and year.</summary>
    public Capability? Information { get; set; }

    /// <summary>Tells the state of battery and charging.</summary>
    public Capability? ChargeState { get; set; }

    /// <summary>Tells where it is.</summary>
    public Capability? Location { get; set; }

    /// <summary>Tells how far it has been driven.</summary>
    public Capability? Odometer { get; set; }

    /// <summary>Takes a maximum current.</summary>
    public Capability? SetMaxCurrent { get; set; }

    /// <summary>Can be told to charge.</summary>
    public Capability? StartCharging { get; set; }

    /// <summary>Can be told to stop charging.</summary>
    public Capability? StopCharging { get; set; }

    /// <summary>Can be steered by smart charging.</summary>
    public Capability? SmartCharging { get; set; }

    /// <summary>The names of what the car can do.</summary>
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
