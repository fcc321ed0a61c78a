using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enode.Internal;

/// <summary>Writes what was too large for a double, and so is infinite, as a number again.</summary>
/// <remarks>For display only: a request with an infinite number must fail before it is sent.</remarks>
internal sealed class NumberConverter : JsonConverter<double>
{
    // JSON has no infinity; this text is parsed as infinity by a reader of doubles.
    private const string BeyondDouble = "1e999";

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsInfinity(value))
        {
            writer.WriteRawValue(value > 0 ? BeyondDouble : $"-{BeyondDouble}");
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }
}
