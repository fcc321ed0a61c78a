using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A range of charging power.</summary>
public sealed class ChargeRateRange : EnodeModel
{
    /// <summary>The range in kW. Null when it is not known.</summary>
    [JsonPropertyName("kW")]
    public NumberRange? Kilowatts { get; set; }

    /// <summary>The range with its unit.</summary>
    public override string ToString() => Kilowatts?.ToString() is { Length: > 0 } range ? $"{range} kW" : string.Empty;
}
