using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Enode.Internal;

/// <summary>Writes the bodies of requests: a member is absent, null, or has a value.</summary>
/// <remarks>
/// A member of a request type is always sent, a null as null, unless its type is <see cref="Optional{T}"/>: then it is sent when it was
/// given. A model that was read does not know a null from an absent member: its nulls are not sent.
/// </remarks>
internal static class ApiBody
{
    private static readonly JsonSerializerOptions Options = OptionsFor(EnodeJson.Default);

    /// <summary>The body in UTF-8.</summary>
    /// <exception cref="ArgumentException">A number is infinite or not a number: JSON cannot express it.</exception>
    internal static byte[] Write(object body) => JsonSerializer.SerializeToUtf8Bytes(body, Options.GetTypeInfo(body.GetType()));

    /// <summary>How bodies of the types of a context are written.</summary>
    internal static JsonSerializerOptions OptionsFor(JsonSerializerContext types) =>
        new(types.Options) { TypeInfoResolver = types.WithAddedModifier(LeaveOutAbsentMembers) };

    private static void LeaveOutAbsentMembers(JsonTypeInfo type)
    {
        var isModel = typeof(EnodeModel).IsAssignableFrom(type.Type);
        foreach (var member in type.Properties)
        {
            if (typeof(IOptional).IsAssignableFrom(member.PropertyType))
            {
                member.ShouldSerialize = (_, value) => ((IOptional)value!).IsGiven;
            }
            else if (isModel)
            {
                member.ShouldSerialize = (_, value) => value is not null;
            }
        }
    }
}
