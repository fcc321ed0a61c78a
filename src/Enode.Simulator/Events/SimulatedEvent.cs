using System.Buffers;
using System.Text.Json;

namespace Enode.Simulation;

/// <summary>An event, written once for all webhooks that it is delivered to.</summary>
/// <param name="Kind">One of <see cref="EventKinds"/>.</param>
/// <param name="Json">The JSON object.</param>
internal sealed record SimulatedEvent(string Kind, ReadOnlyMemory<byte> Json)
{
    private const string Version = "2024-10-01";

    /// <param name="kind">One of <see cref="EventKinds"/>.</param>
    /// <param name="at">The simulated time.</param>
    /// <param name="userId">The user. Null for an event that belongs to no user.</param>
    /// <param name="write">Writes the members that only events of this kind have. Null for none.</param>
    public static SimulatedEvent Create(string kind, DateTimeOffset at, string? userId, Action<Utf8JsonWriter>? write = null) =>
        new(kind, Written(json =>
        {
            json.WriteStartObject();
            json.WriteTime("createdAt", at);
            json.WriteString("version", Version);
            if (userId is not null)
            {
                json.WriteStartObject("user");
                json.WriteString("id", userId);
                json.WriteEndObject();
            }

            json.WriteString("event", kind);
            write?.Invoke(json);
            json.WriteEndObject();
        }));

    /// <summary>Writes JSON into memory of its own.</summary>
    public static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a member whose value was written before.</summary>
    public static void WriteRaw(Utf8JsonWriter json, string name, ReadOnlyMemory<byte> value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value.Span, skipInputValidation: true);
    }

    public static void WriteUpdatedFields(Utf8JsonWriter json, IEnumerable<string> fields)
    {
        json.WriteStartArray("updatedFields");
        foreach (var field in fields)
        {
            json.WriteStringValue(field);
        }

        json.WriteEndArray();
    }
}
