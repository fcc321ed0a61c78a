using System.Text.Json.Serialization;

namespace Enode;

/// <summary>The state of a vendor's service for one kind of device: operation <c>getHealthVehicleVendors</c> and others.</summary>
public sealed class VendorHealth : EnodeResource
{
    /// <summary>The vendor's code, as in <c>TESLA</c>. Codes are added without notice, and case matters.</summary>
    public string? Vendor { get; set; }

    /// <summary>The kind of device, as in <c>vehicle</c>.</summary>
    [JsonIgnore]
    public string? VendorType { get; set; }

    /// <summary>The vendor's name, as in <c>Tesla</c>.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The name of the vendor's app or website, in which users have their account.</summary>
    public string? PortalName { get; set; }

    /// <summary><c>READY</c>, <c>ELEVATED_ERROR_RATE</c> or <c>OUTAGE</c>.</summary>
    public string? Status { get; set; }

    /// <summary>
    /// The state of linking: with <c>OUTAGE</c>, accounts of the vendor cannot be linked, and with <c>ELEVATED_ERROR_RATE</c>, the user is
    /// warned.
    /// </summary>
    public string? LinkingStatus { get; set; }

    /// <summary>Vendor, kind and state.</summary>
    public override string ToString() => Vendor is null ? string.Empty : $"{Vendor} {VendorType}: {Status}";
}
