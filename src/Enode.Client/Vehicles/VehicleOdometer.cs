using System.Globalization;

namespace Enode;

/// <summary>How far a car has been driven.</summary>
public sealed class VehicleOdometer : EnodeModel
{
    /// <summary>Distance driven in km.</summary>
    public double? Distance { get; set; }

    /// <summary>When the distance was last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>The distance with its unit.</summary>
    public override string ToString() => Distance?.ToString("0.# 'km'", CultureInfo.InvariantCulture) ?? string.Empty;
}
