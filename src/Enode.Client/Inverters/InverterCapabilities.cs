namespace Enode;

/// <summary>What an inverter can tell.</summary>
public sealed class InverterCapabilities : EnodeModel
{
    /// <summary>Tells what it produces now.</summary>
    public Capability? ProductionState { get; set; }

    /// <summary>Tells what it produced.</summary>
    public Capability? ProductionStatistics { get; set; }

    /// <summary>The names of what it can do.</summary>
    public override string ToString() => DisplayText.Capable(
        ("productionState", ProductionState?.IsCapable),
        ("productionStatistics", ProductionStatistics?.IsCapable));
}
