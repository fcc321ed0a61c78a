using System.Text.Json.Serialization;

namespace Enode;

/// <summary>Brand, model and serial number of a charger.</summary>
public sealed class ChargerInformation : EnodeModel
{
    /// <summary>The brand, as in <c>Easee</c>.</summary>
    public string? Brand { get; set; }

    /// <summary>The model, as in <c>Home</c>.</summary>
    public string? Model { get; set; }

    /// <summary>The year of production. Null when it is not known.</summary>
    public double? Year { get; set; }

    /// <summary>The serial number, or an id of the vendor's when the device shows none.</summary>
    public string? SerialNumber { get; set; }

    [JsonIgnore]
    internal string? BrandAndModel => DisplayText.Joined(Brand, Model);

    /// <summary>Brand and model.</summary>
    public override string ToString() => BrandAndModel ?? string.Empty;
}
