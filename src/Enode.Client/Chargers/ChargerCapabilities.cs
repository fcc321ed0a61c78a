namespace Enode;

/// <summary>The capabilities of a charger. They differ between devices of one brand.</summary>
public sealed class ChargerCapabilities : EnodeModel, IChargingCapabilities
{
    /// <summary>Reports brand and model.</summary>
    public Capability? Information { get; set; }

    /// <summary>Reports the state of plug and power.</summary>
    public Capability? ChargeState { get; set; }

    /// <summary>Accepts commands to start charging.</summary>
    public Capability? StartCharging { get; set; }

    /// <summary>Accepts commands to stop charging.</summary>
    public Capability? StopCharging { get; set; }

    /// <summary>Accepts a maximum current.</summary>
    public Capability? SetMaxCurrent { get; set; }

    /// <summary>Accepts a maximum power. Null where the response does not know this capability yet.</summary>
    public ChargeRateLimitCapability? SetChargeRateLimit { get; set; }

    internal IEnumerable<EnodeResource?> All => [Information, ChargeState, StartCharging, StopCharging, SetMaxCurrent, SetChargeRateLimit];

    /// <summary>The names of the capabilities that it has.</summary>
    public override string ToString() => DisplayText.Capable(
        ("information", Information?.IsCapable),
        ("chargeState", ChargeState?.IsCapable),
        ("startCharging", StartCharging?.IsCapable),
        ("stopCharging", StopCharging?.IsCapable),
        ("setMaxCurrent", SetMaxCurrent?.IsCapable),
        ("setChargeRateLimit", SetChargeRateLimit?.IsCapable));
}
