using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enode.Internal;

/// <summary>Finds the type of an action by the members that only that type has: the API sends no type.</summary>
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
                return Has(ahead, "operationMode") ? typeof(OperationModeAction) : typeof(MaxCurrentAction);
            }

            if (ahead.ValueTextEquals("target"u8))
            {
                return Has(ahead, "holdType", "SCHEDULED") ? typeof(FollowScheduleAction) : typeof(PermanentHoldAction);
            }

            // From the member's name to the end of its value.
            ahead.Skip();
        }

        return typeof(UnknownAction);
    }

    /// <summary>
    /// True when the member that the reader stands at is an object with this member, and this value where one is asked for.
    /// </summary>
    private static bool Has(Utf8JsonReader ahead, string name, string? value = null)
    {
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = ahead.ValueTextEquals(name);
            ahead.Read();
            if (isIt)
            {
                return value is null || (ahead.TokenType == JsonTokenType.String && ahead.ValueTextEquals(value));
            }

            ahead.Skip();
        }

        return false;
    }
}
