namespace Enode;

/// <summary>What a meter measures.</summary>
public sealed class MeterCapabilities : EnodeModel
{
    /// <summary>Measures what is consumed.</summary>
    public Capability? MeasuresConsumption { get; set; }

    /// <summary>Measures what is produced.</summary>
    public Capability? MeasuresProduction { get; set; }

    /// <summary>The names of what it can do.</summary>
    public override string ToString() => DisplayText.Capable(
        ("measuresConsumption", MeasuresConsumption?.IsCapable),
        ("measuresProduction", MeasuresProduction?.IsCapable));
}
