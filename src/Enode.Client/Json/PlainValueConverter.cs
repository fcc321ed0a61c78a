using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enode.Internal;

/// <summary>Reads JSON of unknown shape as the plain .NET values that a script can use, and writes them again without loss.</summary>
internal sealed class PlainValueConverter : JsonConverter<object>
{
    // Far above any measured value. Reading n digits as a BigInteger takes more than n times as long as one.
    private const int LongestParsedNumber = 1000;

    public override bool HandleNull => true;

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader, options),
        JsonTokenType.StartObject => ReadObject(ref reader, options),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case BigInteger or sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case double or float:
                writer.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case System.Collections.IDictionary members:
                WriteObject(writer, members, options);
                break;
            case System.Collections.IEnumerable items:
                WriteList(writer, items, options);
                break;
            default:
                JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
                break;
        }
    }

    /// <summary>The narrowest type that gives back the same digits; a number that none holds stays as it was written.</summary>
    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > LongestParsedNumber)
        {
            return AsWritten(ref reader);
        }

        if (reader.TryGetInt64(out var whole))
        {
            return whole;
        }

        var text = Encoding.UTF8.GetString(reader.ValueSpan);
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) &&
            exact.ToString(CultureInfo.InvariantCulture) == text)
        {
            return exact;
        }

        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big))
        {
            return big;
        }

        if (reader.TryGetDouble(out var approximate) && double.IsFinite(approximate) &&
            Digits(text) == Digits(approximate.ToString(CultureInfo.InvariantCulture)))
        {
            return approximate;
        }

        return AsWritten(ref reader);
    }

    private static JsonElement AsWritten(ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    private static string Digits(string number) =>
        number.Split('e', 'E')[0].Replace(".", string.Empty, StringComparison.Ordinal).TrimStart('-', '0').TrimEnd('0');

    private static EnodeList<object?> ReadList(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var items = new EnodeList<object?>();
        var converter = (JsonConverter<object?>)options.GetConverter(typeof(object));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(converter.Read(ref reader, typeof(object), options));
        }

        return items;
    }

    private static EnodeMembers ReadObject(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var members = new EnodeMembers();
        var converter = (JsonConverter<object?>)options.GetConverter(typeof(object));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            members[name] = converter.Read(ref reader, typeof(object), options);
        }

        return members;
    }

    private void WriteObject(Utf8JsonWriter writer, System.Collections.IDictionary members, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (System.Collections.DictionaryEntry member in members)
        {
            writer.WritePropertyName(Convert.ToString(member.Key, CultureInfo.InvariantCulture)!);
            Write(writer, member.Value, options);
        }

        writer.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter writer, System.Collections.IEnumerable items, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item, options);
        }

        writer.WriteEndArray();
    }
}
