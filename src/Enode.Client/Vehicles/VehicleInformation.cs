using System.Globalization;
using System.Text.Json.Serialization;

namespace Enode;

/// <summary>Identity and make of a vehicle.</summary>
public sealed class VehicleInformation : EnodeModel
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

    /// <summary>A picture of such a car. Null when there is none, or the response does not know this member yet.</summary>
    public string? ImageUrl { get; set; }

    [JsonIgnore]
    internal string? BrandAndModel => DisplayText.Joined(Brand, Model);

    /// <summary>Brand, model and year, as far as they are known.</summary>
    public override string ToString() => DisplayText.Joined(BrandAndModel, Year?.ToString(CultureInfo.InvariantCulture)) ?? string.Empty;
}
