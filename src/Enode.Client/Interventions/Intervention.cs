using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// A step that unblocks a capability of devices, as accepting a vendor's terms: operations <c>listInterventions</c> and
/// <c>getIntervention</c>. Capabilities refer to it with their <c>InterventionIds</c>.
/// </summary>
public sealed class Intervention : EnodeResource
{
    /// <summary>The intervention's id, given by Enode.</summary>
    public string? Id { get; set; }

    /// <summary>The vendor's code, as in <c>AUDI</c>. Null for an intervention that applies to every vendor.</summary>
    public string? Vendor { get; set; }

    /// <summary>
    /// The kind of device: <c>vehicle</c>, <c>charger</c> and so on. Null for an intervention that applies to every kind.
    /// </summary>
    public string? VendorType { get; set; }

    /// <summary>The brand, as in <c>Audi</c>. Null for an intervention that applies to every brand.</summary>
    public string? Brand { get; set; }

    /// <summary>When the intervention was introduced, UTC.</summary>
    public DateTimeOffset? IntroducedAt { get; set; }

    /// <summary><c>Account</c> for the user's account at the vendor, <c>Device</c> for a setting of the device.</summary>
    public string? Domain { get; set; }

    /// <summary>How it is resolved, and by whom.</summary>
    public InterventionResolution? Resolution { get; set; }

    /// <summary>The title of the resolution, in the requested language.</summary>
    [JsonIgnore]
    public string? Title => Resolution?.Title;

    /// <summary>The title, or the id when there is none.</summary>
    public override string ToString() => Title ?? Id ?? string.Empty;
}
