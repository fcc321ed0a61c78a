using System.Globalization;

namespace Enode;

/// <summary>A battery's level and power.</summary>
public sealed class BatteryChargeState : EnodeModel
{
    /// <summary>
    /// <c>CHARGING</c>, <c>DISCHARGING</c>, <c>IDLE</c>, <c>FAULT</c> or <c>UNKNOWN</c>, or a value that is newer than this version.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>Capacity in kWh.</summary>
    public double? BatteryCapacity { get; set; }

    /// <summary>State of charge in %.</summary>
    public double? BatteryLevel { get; set; }

    /// <summary>Power in kW: above 0 while charging, under 0 while discharging.</summary>
    public double? ChargeRate { get; set; }

    /// <summary>The level in % that is kept in reserve.</summary>
    public double? DischargeLimit { get; set; }

    /// <summary>When these data were last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>Level, status and power as short text.</summary>
    public override string ToString() =>
        DisplayText.Listed(
            BatteryLevel?.ToString("0.# '%'", CultureInfo.InvariantCulture),
            Status,
            ChargeRate?.ToString("0.# 'kW'", CultureInfo.InvariantCulture));
}
