using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A home energy management system: the inverter, battery and meter of one site. Operations <c>listHems</c>, <c>listHemsForUser</c> and
/// <c>getHemsById</c>.
/// </summary>
public sealed class HemSystem : Asset
{
    /// <inheritdoc/>
    public override string? Id { get; set; }

    /// <summary>The name that the owner gave it.</summary>
    [JsonIgnore]
    public override string? DisplayName => Information?.Name;

    /// <inheritdoc/>
    public override string? UserId { get; set; }

    /// <summary>The vendor's code, as in <c>ENPHASE</c>.</summary>
    [JsonIgnore]
    public string? Vendor => Information?.Vendor;

    /// <summary>When the vendor was last reached, UTC.</summary>
    [JsonIgnore]
    public DateTimeOffset? LastSeen => Status?.LastSeen;

    /// <summary>How long ago <see cref="LastSeen"/> was: see <see cref="Device.Age"/>.</summary>
    [JsonIgnore]
    public TimeSpan? Age => AgeOf(LastSeen);

    /// <summary>Energy produced by the sun today, in kWh.</summary>
    [JsonIgnore]
    public double? GenerationToday => Status?.Energy?.Today?.Generation;

    /// <summary>Energy used in the house today, in kWh.</summary>
    [JsonIgnore]
    public double? ConsumptionToday => Status?.Energy?.Today?.Consumption;

    /// <summary>Energy taken from the grid today, in kWh.</summary>
    [JsonIgnore]
    public double? ImportToday => Status?.Energy?.Today?.Import;

    /// <summary>Energy given to the grid today, in kWh.</summary>
    [JsonIgnore]
    public double? ExportToday => Status?.Energy?.Today?.Export;

    /// <summary>Energy put into the battery today, in kWh.</summary>
    [JsonIgnore]
    public double? ChargeToday => Status?.Energy?.Today?.Charge;

    /// <summary>Energy taken from the battery today, in kWh.</summary>
    [JsonIgnore]
    public double? DischargeToday => Status?.Energy?.Today?.Discharge;

    /// <summary>The location of the user's that it stands at. Null when it is at none of them.</summary>
    public string? LocationId { get; set; }

    /// <summary>Degrees of latitude. Null when the position is not known.</summary>
    [JsonIgnore]
    public double? Latitude => Information?.Latitude;

    /// <summary>Degrees of longitude. Null when the position is not known.</summary>
    [JsonIgnore]
    public double? Longitude => Information?.Longitude;

    /// <summary>A public map with a marker at the position. Null when the position is not known.</summary>
    [JsonIgnore]
    public Uri? MapUri => MapLink.Of(Latitude, Longitude);

    /// <summary>The time zone of the system, by its IANA name. Null when it is not known.</summary>
    [JsonIgnore]
    public string? Timezone => Information?.Timezone;

    /// <summary>Name, vendor and address.</summary>
    public HemSystemInformation? Information { get; set; }

    /// <summary>The energy that it reports.</summary>
    public HemSystemStatus? Status { get; set; }
}
