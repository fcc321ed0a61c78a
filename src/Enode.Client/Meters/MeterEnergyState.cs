using System.Globalization;

namespace Enode;

/// <summary>The capabilities of a meter.</summary>
public sealed class MeterEnergyState : EnodeModel
{
    /// <summary>Power at the grid in kW: above 0 while importing, under 0 while exporting.</summary>
    public double? Power { get; set; }

    /// <summary>When these data were last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>The power with its unit.</summary>
    public override string ToString() => Power?.ToString("0.## 'kW'", CultureInfo.InvariantCulture) ?? string.Empty;
}
