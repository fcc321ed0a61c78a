using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enode.Internal;

/// <summary>Reads a time without an offset as UTC, where .NET would take the machine's own zone.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <summary>A time as ISO 8601 in UTC, as in <c>2026-01-15T10:00:00Z</c>.</summary>
    internal static string Text(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The usual form: its offset is plain to see.
        if (reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && reader.ValueSpan is [.., (byte)'Z'] &&
            reader.TryGetDateTimeOffset(out var utc))
        {
            return utc;
        }

        // TryGetDateTime shows what TryGetDateTimeOffset hides: whether the text has an offset.
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTime(out var plain))
        {
            throw new JsonException("A time in ISO 8601 was expected.");
        }

        return plain.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(plain, TimeSpan.Zero) : reader.GetDateTimeOffset();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        if (value.Offset == TimeSpan.Zero)
        {
            writer.WriteStringValue(Text(value));
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
