using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A solar inverter: operations <c>listInverters</c>, <c>listUserInverters</c> and <c>getInverter</c>.</summary>
public sealed class Inverter : Device
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
    public override string? State => ProductionState is null ? null : DeviceStates.OfInverter(IsProducing);

    /// <summary>Power produced in kW.</summary>
    [JsonIgnore]
    public double? ProductionRate => ProductionState?.ProductionRate;

    /// <summary>True while it produces.</summary>
    [JsonIgnore]
    public bool? IsProducing => ProductionState?.IsProducing;

    /// <summary>Energy produced since it was installed, in kWh.</summary>
    [JsonIgnore]
    public double? TotalLifetimeProduction => ProductionState?.TotalLifetimeProduction;

    /// <summary>The time zone of its statistics, by its IANA name. Null when it is not known.</summary>
    public string? Timezone { get; set; }

    /// <summary>The HEM system that it belongs to. Null when it belongs to none.</summary>
    public string? HemSystemId { get; set; }

    /// <summary>The location of the user's that the inverter stands at. Null when it is at none of them.</summary>
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
    public InverterInformation? Information { get; set; }

    /// <summary>The production.</summary>
    public InverterProductionState? ProductionState { get; set; }

    /// <summary>The capabilities of this inverter.</summary>
    public InverterCapabilities? Capabilities { get; set; }

    /// <summary>Where the inverter stands.</summary>
    public GeoLocation? Location { get; set; }

    /// <inheritdoc/>
    public override EnodeList<string>? Scopes { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string AssetType => AssetTypes.Inverter;

    private protected override IEnumerable<EnodeResource?> Parts => Capabilities?.All ?? [];
}
