namespace Enode;

/// <summary>The capabilities of a meter.</summary>
public sealed class MeterCapabilities : EnodeModel
{
    /// <summary>Measures consumption.</summary>
    public Capability? MeasuresConsumption { get; set; }

    /// <summary>Measures production.</summary>
    public Capability? MeasuresProduction { get; set; }

    internal IEnumerable<EnodeResource?> All => [MeasuresConsumption, MeasuresProduction];

    /// <summary>The names of the capabilities that it has.</summary>
    public override string ToString() => DisplayText.Capable(
        ("measuresConsumption", MeasuresConsumption?.IsCapable),
        ("measuresProduction", MeasuresProduction?.IsCapable));
}
