namespace Enode;

/// <summary>Energy of a HEM system.</summary>
public sealed class HemSystemEnergy : EnodeModel
{
    /// <summary>The energy of today.</summary>
    public HemSystemEnergyToday? Today { get; set; }

    /// <summary>The energy of today.</summary>
    public override string ToString() => Today?.ToString() ?? string.Empty;
}
