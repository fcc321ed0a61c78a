using System.Text.Json.Serialization;

namespace Enode;

/// <summary>What a car is.</summary>
public sealed class VehicleInformation : EnodeData
{
    /// <summary>The vehicle identification number.</summary>
    public string? Vin { get; set; }

    /// <summary>The brand, as in <c>Tesla</c>.</summary>
    public string? Brand { get; set; }

    /// <summary>The model, as in <c>Model S P85</c>.</summary>
    public string? Model { get; set; }

    /// <summary>The year of production.</summary>
    public double? Year { get; set; }

    /// <summary>The name that the owner gave the car in the vendor's app. Null when there is none.</summary>
    public string? DisplayName { get; set; }

    [JsonIgnore]
    internal string? BrandAndModel => string.Join(' ', new[] { Brand, Model }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } both ? both : null;

    /// <summary>Brand, model and year, as far as they are known.</summary>
    public override string ToString() => string.Join(' ', new[] { BrandAndModel, Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) }.Where(part => part is not null));
}
