using System.Text.Json.Serialization;

namespace Enode;

/// <summary>An energy meter: operations <c>listMeters</c>, <c>listUserMeters</c> and <c>getMeter</c>.</summary>
public sealed class Meter : Device
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
    public override string? State => EnergyState is null ? null : DeviceStates.OfMeter(Power);

    /// <summary>Power at the grid in kW: above 0 while importing, under 0 while exporting.</summary>
    [JsonIgnore]
    public double? Power => EnergyState?.Power;

    /// <summary>The HEM system that it belongs to. Null when it belongs to none.</summary>
    public string? HemSystemId { get; set; }

    /// <summary>The location of the user's that the meter stands at. Null when it is at none of them.</summary>
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
    public MeterInformation? Information { get; set; }

    /// <summary>The measurements.</summary>
    public MeterEnergyState? EnergyState { get; set; }

    /// <summary>The capabilities of this meter.</summary>
    public MeterCapabilities? Capabilities { get; set; }

    /// <summary>Where the meter stands.</summary>
    public GeoLocation? Location { get; set; }

    /// <inheritdoc/>
    public override EnodeList<string>? Scopes { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string AssetType => AssetTypes.Meter;

    private protected override IEnumerable<EnodeResource?> Parts => Capabilities?.All ?? [];
}
