using System.Globalization;

namespace Enode;

/// <summary>A car's battery and its charging.</summary>
public sealed class VehicleChargeState : EnodeModel
{
    /// <summary>State of charge in %.</summary>
    public double? BatteryLevel { get; set; }

    /// <summary>Estimated distance left in km.</summary>
    public double? Range { get; set; }

    /// <summary>True while the cable is in, charging or not.</summary>
    public bool? IsPluggedIn { get; set; }

    /// <summary>True while power flows into the battery.</summary>
    public bool? IsCharging { get; set; }

    /// <summary>
    /// True when the battery is at <see cref="ChargeLimit"/>, which can be under 100 %. Null while the power delivery state is unknown.
    /// </summary>
    public bool? IsFullyCharged { get; set; }

    /// <summary>Usable capacity of the battery in kWh.</summary>
    public double? BatteryCapacity { get; set; }

    /// <summary>The level in % at which the car stops charging by itself. Null when the vendor reports none.</summary>
    public double? ChargeLimit { get; set; }

    /// <summary>Charging power in kW. Null unless the car charges.</summary>
    public double? ChargeRate { get; set; }

    /// <summary>Estimated minutes until the charge limit is reached. Null unless the car charges.</summary>
    public double? ChargeTimeRemaining { get; set; }

    /// <summary>When these data were last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>The desired maximum current in A. Null when none is set or the vendor reports none.</summary>
    public double? MaxCurrent { get; set; }

    /// <summary>
    /// The state of plug and power: a value of <see cref="PowerDeliveryStates"/>, or one that is newer than this version.
    /// </summary>
    public string? PowerDeliveryState { get; set; }

    /// <summary>The charger that the car is plugged into. Null unless both belong to one user and have been matched.</summary>
    public string? PluggedInChargerId { get; set; }

    /// <summary>Level and state as short text.</summary>
    public override string ToString() => DisplayText.Listed(
        BatteryLevel?.ToString("0.# '%'", CultureInfo.InvariantCulture),
        PowerDeliveryState,
        ChargeRate?.ToString("0.# 'kW'", CultureInfo.InvariantCulture));
}
