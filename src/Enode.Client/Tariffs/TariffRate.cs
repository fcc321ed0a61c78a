using System.Globalization;
using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A price of energy.</summary>
public sealed class TariffRate : EnodeModel
{
    /// <summary>The name, which is unique in the tariff.</summary>
    public string? Name { get; set; }

    /// <summary>The price of a kWh, in the currency of the country.</summary>
    [JsonConverter(typeof(DecimalTextConverter))]
    public decimal? Cost { get; set; }

    /// <summary>Name and price.</summary>
    public override string ToString() => DisplayText.Joined(Name, Cost?.ToString(CultureInfo.InvariantCulture)) ?? string.Empty;
}
