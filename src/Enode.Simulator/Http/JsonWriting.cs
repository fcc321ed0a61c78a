using System.Globalization;
using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Writes members whose values can be null.</summary>
internal static class JsonWriting
{
    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            json.WriteString(name, value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Writes a time with the offset of a time zone from UTC, without fractions of seconds.</summary>
    public static void WriteLocalTime(this Utf8JsonWriter json, string name, DateTimeOffset time, TimeZoneInfo zone) => json.WriteString(
        name, TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Writes a measurement, rounded to the precision of devices.</summary>
    public static void WriteMeasure(this Utf8JsonWriter json, string name, double? number, int decimals) =>
        json.WriteNumberOrNull(name, number is { } value ? Math.Round(value, decimals) : null);

    /// <param name="json">The writer.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="write">Writes the object. Null for none.</param>
    public static void WriteObjectOrNull(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter>? write)
    {
        json.WritePropertyName(name);
        if (write is null)
        {
            json.WriteNullValue();
        }
        else
        {
            write(json);
        }
    }

    public static void WriteBooleanOrNull(this Utf8JsonWriter json, string name, bool? boolean)
    {
        if (boolean is { } value)
        {
            json.WriteBoolean(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
