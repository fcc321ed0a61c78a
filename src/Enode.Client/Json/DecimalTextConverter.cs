using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enode.Internal;

/// <summary>Reads and writes an amount that the API has as text, as in <c>"12.34"</c>. It keeps all its digits.</summary>
internal sealed class DecimalTextConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String &&
        decimal.TryParse(
            reader.GetString(),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var amount)
            ? amount
            : throw new JsonException("A decimal as text was expected.");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
