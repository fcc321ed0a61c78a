using System.Globalization;

namespace Enode;

/// <summary>A charger's plug and power.</summary>
public sealed class ChargerChargeState : EnodeModel
{
    /// <summary>True while a cable is in, charging or not.</summary>
    public bool? IsPluggedIn { get; set; }

    /// <summary>True while power flows to the car.</summary>
    public bool? IsCharging { get; set; }

    /// <summary>Charging power in kW. Null unless the charger delivers power, and with some vendors even then.</summary>
    public double? ChargeRate { get; set; }

    /// <summary>When these data were last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>The desired maximum current in A. Null when none is set.</summary>
    public double? MaxCurrent { get; set; }

    /// <summary>
    /// The state of plug and power: a value of <see cref="PowerDeliveryStates"/>, or one that is newer than this version.
    /// </summary>
    public string? PowerDeliveryState { get; set; }

    /// <summary>The car that is plugged in. Null unless both belong to one user and have been matched.</summary>
    public string? PluggedInVehicleId { get; set; }

    /// <summary>State and power as short text.</summary>
    public override string ToString() =>
        DisplayText.Listed(
            PowerDeliveryState,
            ChargeRate?.ToString("0.# 'kW'", CultureInfo.InvariantCulture),
            MaxCurrent?.ToString("'max '0.# 'A'", CultureInfo.InvariantCulture));
}
