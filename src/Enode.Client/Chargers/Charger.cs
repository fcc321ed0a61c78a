using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A charge point: operations <c>listChargers</c>, <c>listUserChargers</c>, <c>getCharger</c> and <c>updateCharger</c>.</summary>
public sealed class Charger : Device, IChargingDevice
{
    /// <inheritdoc/>
    public override string? Id { get; set; }

    /// <summary>Brand and model. Null when neither is known.</summary>
    [JsonIgnore]
    public override string? DisplayName => Information?.BrandAndModel;

    /// <inheritdoc/>
    public override string? UserId { get; set; }

    /// <inheritdoc/>
    public override string? Vendor { get; set; }

    /// <summary>The brand, as in <c>Easee</c>.</summary>
    [JsonIgnore]
    public string? Brand => Information?.Brand;

    /// <summary>The model, as in <c>Home</c>.</summary>
    [JsonIgnore]
    public string? Model => Information?.Model;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? State => ChargeState is null ? null : DeviceStates.OfPlug(PowerDeliveryState);

    /// <summary>The state of plug and power: see <see cref="ChargerChargeState.PowerDeliveryState"/>.</summary>
    [JsonIgnore]
    public string? PowerDeliveryState => ChargeState?.PowerDeliveryState;

    /// <summary>True while a cable is in, charging or not.</summary>
    [JsonIgnore]
    public bool? IsPluggedIn => ChargeState?.IsPluggedIn;

    /// <summary>True while power flows to the car.</summary>
    [JsonIgnore]
    public bool? IsCharging => ChargeState?.IsCharging;

    /// <summary>Charging power in kW. Null unless the charger delivers power, and with some vendors even then.</summary>
    [JsonIgnore]
    public double? ChargeRate => ChargeState?.ChargeRate;

    /// <summary>The desired maximum current in A. Null when none is set.</summary>
    [JsonIgnore]
    public double? MaxCurrent => ChargeState?.MaxCurrent;

    /// <summary>The car that is plugged in. Null unless both belong to one user and have been matched.</summary>
    [JsonIgnore]
    public string? PluggedInVehicleId => ChargeState?.PluggedInVehicleId;

    /// <summary>The location of the user's that the charger stands at. Null when none is set.</summary>
    [JsonIgnore]
    public string? LocationId => Location?.Id;

    /// <inheritdoc/>
    public override bool? IsReachable { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset? LastSeen { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override TimeSpan? Age => AgeOf(LastSeen);

    /// <summary>Brand, model and serial number.</summary>
    public ChargerInformation? Information { get; set; }

    /// <summary>Plug and power.</summary>
    public ChargerChargeState? ChargeState { get; set; }

    /// <summary>The capabilities of this charger.</summary>
    public ChargerCapabilities? Capabilities { get; set; }

    /// <summary>Where the charger stands. It has no coordinates.</summary>
    public AssetLocation? Location { get; set; }

    /// <inheritdoc/>
    public override EnodeList<string>? Scopes { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string AssetType => AssetTypes.Charger;

    IChargingCapabilities? IChargingDevice.ChargingCapabilities => Capabilities;

    IChargingOperations IChargingDevice.OperationsOf(EnodeClient client) => client.Chargers;

    private protected override IEnumerable<EnodeResource?> Parts => Capabilities?.All ?? [];
}
