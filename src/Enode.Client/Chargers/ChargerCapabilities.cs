namespace Enode;

/// <summary>What a charger can tell and do. Ask the charger, not the brand: it differs from one to the next.</summary>
public sealed class ChargerCapabilities : EnodeModel, IChargingCapabilities
{
    /// <summary>Tells brand and model.</summary>
    public Capability? Information { get; set; }

    /// <summary>Tells the state of plug and power.</summary>
    public Capability? ChargeState { get; set; }

    /// <summary>Can be told to charge.</summary>
    public Capability? StartCharging { get; set; }

    /// <summary>Can be told to stop charging.</summary>
    public Capability? StopCharging { get; set; }

    /// <summary>Takes a maximum current.</summary>
    public Capability? SetMaxCurrent { get; set; }

    /// <summary>Takes a maximum power. Null where the response does not know this capability yet.</summary>
    public ChargeRateLimitCapability? SetChargeRateLimit { get; set; }

    /// <summary>The names of what it can do.</summary>
    public override string ToString() => DisplayText.Capable(
        ("information", Information?.IsCapable),
        ("chargeState", ChargeState?.IsCapable),
        ("startCharging", StartCharging?.IsCapable),
        ("stopCharging", StopCharging?.IsCapable),
        ("setMaxCurrent", SetMaxCurrent?.IsCapable),
        ("setChargeRateLimit", SetChargeRateLimit?.IsCapable));
}
