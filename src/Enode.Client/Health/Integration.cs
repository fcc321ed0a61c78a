namespace Enode;

/// <summary>A vendor that is enabled for your client, with the kinds of device it has: operation <c>getIntegrations</c>.</summary>
public sealed class Integration : EnodeResource
{
    /// <summary>The vendor's code, as in <c>TESLA</c>. Codes are added without notice, and case matters.</summary>
    public string? Vendor { get; set; }

    /// <summary>The vendor's name, as in <c>Tesla</c>.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The name of the vendor's app or website, in which users have their account.</summary>
    public string? PortalName { get; set; }

    /// <summary>The kinds of device: <c>vehicle</c>, <c>charger</c> and so on.</summary>
    public EnodeList<string>? AssetTypes { get; set; }

    /// <summary>The scopes that users can allow for devices of the vendor.</summary>
    public EnodeList<string>? Scopes { get; set; }

    /// <summary>
    /// According to the API's description <c>READY</c> at all times, so that it does not show an outage. See <see cref="LinkingStatus"/>,
    /// and <see cref="VendorHealth.Status"/> for each kind of device.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>
    /// The state of linking: with <c>OUTAGE</c>, accounts of the vendor cannot be linked, and with <c>ELEVATED_ERROR_RATE</c>, the user is
    /// warned.
    /// </summary>
    public string? LinkingStatus { get; set; }

    /// <summary>The vendor's code.</summary>
    public override string ToString() => Vendor ?? string.Empty;
}
