namespace Enode;

/// <summary>The capabilities of an inverter.</summary>
public sealed class InverterCapabilities : EnodeModel
{
    /// <summary>Reports the current production.</summary>
    public Capability? ProductionState { get; set; }

    /// <summary>Reports the past production.</summary>
    public Capability? ProductionStatistics { get; set; }

    internal IEnumerable<EnodeResource?> All => [ProductionState, ProductionStatistics];

    /// <summary>The names of the capabilities that it has.</summary>
    public override string ToString() => DisplayText.Capable(
        ("productionState", ProductionState?.IsCapable),
        ("productionStatistics", ProductionStatistics?.IsCapable));
}
