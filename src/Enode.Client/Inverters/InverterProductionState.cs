using System.Globalization;

namespace Enode;

/// <summary>The production of an inverter.</summary>
public sealed class InverterProductionState : EnodeModel
{
    /// <summary>Power produced in kW.</summary>
    public double? ProductionRate { get; set; }

    /// <summary>True while it produces.</summary>
    public bool? IsProducing { get; set; }

    /// <summary>Energy produced since it was installed, in kWh.</summary>
    public double? TotalLifetimeProduction { get; set; }

    /// <summary>When these data were last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>The power with its unit.</summary>
    public override string ToString() => ProductionRate?.ToString("0.## 'kW'", CultureInfo.InvariantCulture) ?? string.Empty;
}
