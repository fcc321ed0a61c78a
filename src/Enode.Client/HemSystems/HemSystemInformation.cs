namespace Enode;

/// <summary>Name, vendor and address of a HEM system.</summary>
public sealed class HemSystemInformation : EnodeModel
{
    /// <summary>The vendor's code, as in <c>ENPHASE</c>.</summary>
    public string? Vendor { get; set; }

    /// <summary>The name that the owner gave it.</summary>
    public string? Name { get; set; }

    /// <summary>When it was installed.</summary>
    public DateTimeOffset? InstallationDate { get; set; }

    /// <summary>Degrees of latitude.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees of longitude.</summary>
    public double? Longitude { get; set; }

    /// <summary>The postal address.</summary>
    public string? Address { get; set; }

    /// <summary>The time zone, by its IANA name.</summary>
    public string? Timezone { get; set; }

    /// <summary>When these data were last updated, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>Name and vendor.</summary>
    public override string ToString() => DisplayText.Listed(Name, Vendor);
}
