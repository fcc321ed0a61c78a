using System.Text.Json.Serialization;

namespace Enode;

/// <summary>Brand, model and site of a battery.</summary>
public sealed class BatteryInformation : EnodeModel
{
    /// <summary>Its id at the vendor.</summary>
    public string? Id { get; set; }

    /// <summary>The brand, as in <c>Tesla</c>.</summary>
    public string? Brand { get; set; }

    /// <summary>The model.</summary>
    public string? Model { get; set; }

    /// <summary>The name of the site.</summary>
    public string? SiteName { get; set; }

    /// <summary>When it was installed.</summary>
    public DateTimeOffset? InstallationDate { get; set; }

    [JsonIgnore]
    internal string? BrandAndModel => DisplayText.Joined(Brand, Model);

    /// <summary>Brand and model.</summary>
    public override string ToString() => BrandAndModel ?? string.Empty;
}
