using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A home battery: operations <c>listBatteries</c>, <c>listUserBatteries</c> and <c>getBattery</c>.</summary>
public sealed class Battery : Device
{
    /// <inheritdoc/>
    public override string? Id { get; set; }

    /// <summary>The name of the site, else brand and model. Null when none of them is known.</summary>
    [JsonIgnore]
    public override string? DisplayName => Information?.SiteName is { Length: > 0 } name ? name : Information?.BrandAndModel;

    /// <inheritdoc/>
    public override string? UserId { get; set; }

    /// <inheritdoc/>
    public override string? Vendor { get; set; }

    /// <summary>The brand, as in <c>SMA</c>.</summary>
    [JsonIgnore]
    public string? Brand => Information?.Brand;

    /// <summary>The model.</summary>
    [JsonIgnore]
    public string? Model => Information?.Model;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? State => ChargeState is null ? null : DeviceStates.OfBattery(Status);

    /// <summary>State of charge in %.</summary>
    [JsonIgnore]
    public double? BatteryLevel => ChargeState?.BatteryLevel;

    /// <summary>Capacity in kWh.</summary>
    [JsonIgnore]
    public double? BatteryCapacity => ChargeState?.BatteryCapacity;

    /// <summary><c>CHARGING</c>, <c>DISCHARGING</c>, <c>IDLE</c>, <c>FAULT</c> or <c>UNKNOWN</c>.</summary>
    [JsonIgnore]
    public string? Status => ChargeState?.Status;

    /// <summary>Power in kW: above 0 while charging, under 0 while discharging.</summary>
    [JsonIgnore]
    public double? ChargeRate => ChargeState?.ChargeRate;

    /// <summary>The level in % that is kept in reserve.</summary>
    [JsonIgnore]
    public double? DischargeLimit => ChargeState?.DischargeLimit;

    /// <summary>The operation mode: see <see cref="BatteryConfig.OperationMode"/>.</summary>
    [JsonIgnore]
    public string? OperationMode => Config?.OperationMode;

    /// <summary>The HEM system that it belongs to. Null when it belongs to none.</summary>
    public string? HemSystemId { get; set; }

    /// <summary>The location of the user's that the battery stands at. Null when it is at none of them.</summary>
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

    /// <summary>Brand, model and site.</summary>
    public BatteryInformation? Information { get; set; }

    /// <summary>Level and power.</summary>
    public BatteryChargeState? ChargeState { get; set; }

    /// <summary>The configuration.</summary>
    public BatteryConfig? Config { get; set; }

    /// <summary>The operation modes that this battery supports.</summary>
    public BatteryCapabilities? Capabilities { get; set; }

    /// <summary>Where the battery stands.</summary>
    public GeoLocation? Location { get; set; }

    /// <inheritdoc/>
    public override EnodeList<string>? Scopes { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string AssetType => AssetTypes.Battery;

    private protected override IEnumerable<EnodeResource?> Parts => Capabilities?.All ?? [];
}
