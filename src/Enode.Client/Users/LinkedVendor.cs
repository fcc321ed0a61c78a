using System.Text.Json.Serialization;

namespace Enode;

/// <summary>One vendor account of a user, for one kind of device.</summary>
public sealed class LinkedVendor : EnodeResource
{
    /// <summary>Your own key of the user.</summary>
    [JsonIgnore]
    public string? UserId { get; set; }

    /// <summary>The vendor's code, as in <c>TESLA</c>. Codes are added without notice, and case matters.</summary>
    public string? Vendor { get; set; }

    /// <summary>The kind of device: <c>vehicle</c>, <c>charger</c>, <c>hvac</c>, <c>inverter</c>, <c>battery</c> or <c>meter</c>.</summary>
    public string? VendorType { get; set; }

    /// <summary>False when the vendor refuses the stored credentials and the user has to link again.</summary>
    public bool? IsValid { get; set; }

    /// <summary>Vendor and kind, and <c>(invalid)</c> when the link is broken.</summary>
    public override string ToString() =>
        DisplayText.Joined(Vendor, VendorType, IsValid == false ? "(invalid)" : null) ?? string.Empty;
}
