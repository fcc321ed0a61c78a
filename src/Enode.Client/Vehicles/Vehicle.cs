using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A car, as its vendor reports it: operations <c>getVehicles</c>, <c>listUserVehicles</c> and <c>getVehicle</c>.</summary>
/// <remarks>
/// Null anywhere means that the vendor's data do not tell. A car that was just linked has little more than its information.
/// </remarks>
public sealed class Vehicle : Device, IChargingDevice, IJsonOnDeserialized
{
    // A hundred years: DateTimeOffset has no times after the year 9999, and a vendor can send any number.
    private const double MaximumMinutes = 100 * 366 * 24 * 60;

    /// <inheritdoc/>
    public override string? Id { get; set; }

    /// <summary>The name that the owner gave the car, else its brand and model. Null when none of them is known.</summary>
    [JsonIgnore]
    public override string? DisplayName => Information?.DisplayName is { Length: > 0 } name ? name : Information?.BrandAndModel;

    /// <inheritdoc/>
    public override string? UserId { get; set; }

    /// <inheritdoc/>
    public override string? Vendor { get; set; }

    /// <summary>The brand, as in <c>Tesla</c>.</summary>
    [JsonIgnore]
    public string? Brand => Information?.Brand;

    /// <summary>The model, as in <c>Model S P85</c>.</summary>
    [JsonIgnore]
    public string? Model => Information?.Model;

    /// <summary>The year of production.</summary>
    [JsonIgnore]
    public double? Year => Information?.Year;

    /// <summary>The vehicle identification number.</summary>
    [JsonIgnore]
    public string? Vin => Information?.Vin;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? State => ChargeState is null ? null : DeviceStates.OfPlug(PowerDeliveryState);

    /// <summary>State of charge in %.</summary>
    [JsonIgnore]
    public double? BatteryLevel => ChargeState?.BatteryLevel;

    /// <summary>Estimated distance left in km.</summary>
    [JsonIgnore]
    public double? Range => ChargeState?.Range;

    /// <summary>Usable capacity of the battery in kWh.</summary>
    [JsonIgnore]
    public double? BatteryCapacity => ChargeState?.BatteryCapacity;

    /// <summary>The level in % at which the car stops charging by itself. Null when the vendor reports none.</summary>
    [JsonIgnore]
    public double? ChargeLimit => ChargeState?.ChargeLimit;

    /// <summary>The state of plug and power: see <see cref="VehicleChargeState.PowerDeliveryState"/>.</summary>
    [JsonIgnore]
    public string? PowerDeliveryState => ChargeState?.PowerDeliveryState;

    /// <summary>True while the cable is in, charging or not.</summary>
    [JsonIgnore]
    public bool? IsPluggedIn => ChargeState?.IsPluggedIn;

    /// <summary>True while power flows into the battery.</summary>
    [JsonIgnore]
    public bool? IsCharging => ChargeState?.IsCharging;

    /// <summary>True when the battery is at the car's own charge limit, which can be under 100 %.</summary>
    [JsonIgnore]
    public bool? IsFullyCharged => ChargeState?.IsFullyCharged;

    /// <summary>Charging power in kW. Null unless the car charges.</summary>
    [JsonIgnore]
    public double? ChargeRate => ChargeState?.ChargeRate;

    /// <summary>Estimated minutes until the charge limit is reached. Null unless the car charges.</summary>
    [JsonIgnore]
    public double? ChargeTimeRemaining => ChargeState?.ChargeTimeRemaining;

    /// <summary>
    /// When the charge limit is reached at this rate: <see cref="ChargeTimeRemaining"/> after the time of the charge state. Null unless
    /// the car charges, and both are known.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? EstimatedFinishAt =>
        ChargeTimeRemaining is { } minutes && (ChargeState?.LastUpdated ?? LastSeen) is { } time && Math.Abs(minutes) < MaximumMinutes
            ? time.AddMinutes(minutes)
            : null;

    /// <summary>The desired maximum current in A. Null when none is set or the vendor reports none.</summary>
    [JsonIgnore]
    public double? MaxCurrent => ChargeState?.MaxCurrent;

    /// <summary>The charger that the car is plugged into. Null unless both belong to one user and have been matched.</summary>
    [JsonIgnore]
    public string? PluggedInChargerId => ChargeState?.PluggedInChargerId;

    /// <summary>The location of the user's that the vehicle stands at. Null when it is at none of them.</summary>
    [JsonIgnore]
    public string? LocationId => Location?.Id;

    /// <summary>Degrees of latitude. Null when the position is not known.</summary>
    [JsonIgnore]
    public double? Latitude => Location?.Latitude;

    /// <summary>Degrees of longitude. Null when the position is not known.</summary>
    [JsonIgnore]
    public double? Longitude => Location?.Longitude;

    /// <summary>A public map with a marker at the position. Null when the position is not known.</summary>
    [JsonIgnore]
    public Uri? MapUri => MapLink.Of(Latitude, Longitude);

    /// <inheritdoc/>
    public override bool? IsReachable { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset? LastSeen { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override TimeSpan? Age => AgeOf(LastSeen);

    /// <summary>Brand, model, year and name.</summary>
    public VehicleInformation? Information { get; set; }

    /// <summary>Battery and charging.</summary>
    public VehicleChargeState? ChargeState { get; set; }

    /// <summary>Whether and until when smart charging may steer the car.</summary>
    public VehicleSmartChargingPolicy? SmartChargingPolicy { get; set; }

    /// <summary>How far the car has been driven.</summary>
    public VehicleOdometer? Odometer { get; set; }

    /// <summary>The capabilities of this vehicle.</summary>
    public VehicleCapabilities? Capabilities { get; set; }

    /// <summary>Where the car is.</summary>
    public GeoLocation? Location { get; set; }

    /// <inheritdoc/>
    public override EnodeList<string>? Scopes { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string AssetType => AssetTypes.Vehicle;

    IChargingCapabilities? IChargingDevice.ChargingCapabilities => Capabilities;

    double? IChargingDevice.MaxCurrent => ChargeState?.MaxCurrent;

    IChargingOperations IChargingDevice.OperationsOf(EnodeClient client) => client.Vehicles;

    // The policy alone, as a command may be given it, would not say whose it is.
    void IJsonOnDeserialized.OnDeserialized()
    {
        if (SmartChargingPolicy is not null)
        {
            SmartChargingPolicy.VehicleId = Id;
        }
    }

    private protected override IEnumerable<EnodeResource?> Parts => [SmartChargingPolicy, .. Capabilities?.All ?? []];
}
