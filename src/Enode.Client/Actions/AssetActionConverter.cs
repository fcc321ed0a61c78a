using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enode;

/// <summary>Tells the kinds of action apart by the members that only they have: the API sends no type with them.</summary>
internal sealed class AssetActionConverter : JsonConverter<AssetAction>
{
    public override AssetAction? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (AssetAction?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(KindOf(reader)));

    public override void Write(Utf8JsonWriter writer, AssetAction value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));

    // The reader is a struct: this copy looks ahead and the caller's stays where it is.
    private static Type KindOf(Utf8JsonReader ahead)
    {
        if (ahead.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An action was expected.");
        }

        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            if (ahead.ValueTextEquals("kind"u8))
            {
                return typeof(ChargeAction);
            }

            if (ahead.ValueTextEquals("targetState"u8))
            {
                return typeof(MaxCurrentAction);
            }

            ahead.Read();
            ahead.Skip();
        }

        return typeof(UnknownAction);
    }
}
