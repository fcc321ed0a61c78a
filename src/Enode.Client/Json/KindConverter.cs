using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enode.Internal;

/// <summary>Finds the type of an object by the members that only that type has: the API sends no type.</summary>
/// <typeparam name="T">What the types have in common.</typeparam>
internal abstract class KindConverter<T> : JsonConverter<T>
    where T : EnodeModel
{
    /// <summary>The type of an object that no member decides about.</summary>
    private protected abstract Type Unknown { get; }

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (T?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(TypeOf(reader)));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));

    /// <summary>The type that a member decides for, the reader being at its name. Null when it decides for none.</summary>
    private protected abstract Type? KindOf(Utf8JsonReader member);

    /// <summary>True when the value of the member, the reader being at its name, is this text.</summary>
    private protected static bool Is(Utf8JsonReader member, string value) =>
        member.Read() && member.TokenType == JsonTokenType.String && member.ValueTextEquals(value);

    /// <summary>
    /// True when the value of the member is an object that has this member, with this value where one is asked for.
    /// </summary>
    private protected static bool Has(Utf8JsonReader member, string name, string? value = null)
    {
        member.Read();
        return member.TokenType == JsonTokenType.StartObject && FindMember(ref member, name) && (value is null || Is(member, value));
    }

    // The reader is a struct: this copy looks ahead and the caller's stays where it is.
    private Type TypeOf(Utf8JsonReader ahead)
    {
        if (ahead.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object was expected.");
        }

        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            if (KindOf(ahead) is { } type)
            {
                return type;
            }

            // From the member's name to the end of its value.
            ahead.Skip();
        }

        return Unknown;
    }

    private static bool FindMember(ref Utf8JsonReader ahead, string name)
    {
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            if (ahead.ValueTextEquals(name))
            {
                return true;
            }

            ahead.Skip();
        }

        return false;
    }
}
