using System.Globalization;

namespace Enode;

/// <summary>The measurements of a heating or cooling unit.</summary>
public sealed class HvacTemperatureState : EnodeModel
{
    /// <summary>The measured temperature in °C.</summary>
    public double? CurrentTemperature { get; set; }

    /// <summary>True while it heats or cools.</summary>
    public bool? IsActive { get; set; }

    /// <summary>When these data were last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>The temperature with its unit.</summary>
    public override string ToString() => CurrentTemperature?.ToString("0.# '°C'", CultureInfo.InvariantCulture) ?? string.Empty;
}
