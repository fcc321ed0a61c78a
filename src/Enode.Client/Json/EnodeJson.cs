using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Enode;

/// <summary>How the API's JSON maps to types, generated at compile time: no reflection when the module is imported.</summary>
/// <remarks>The one list of types that go over the wire: the generator reads no second part of this class.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcTimeConverter), typeof(PlainValueConverter)])]
[JsonSerializable(typeof(EnodeMembers))]
[JsonSerializable(typeof(EnodeList<object?>))]
[JsonSerializable(typeof(Page<User>))]
[JsonSerializable(typeof(Page<Vehicle>))]
[JsonSerializable(typeof(AssetAction))]
[JsonSerializable(typeof(ChargeAction))]
[JsonSerializable(typeof(MaxCurrentAction))]
[JsonSerializable(typeof(UnknownAction))]
[JsonSerializable(typeof(ChargingRequest))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(object))]
internal sealed partial class EnodeJson : JsonSerializerContext
{
    /// <summary>For people: indented, and with the letters that they typed rather than escapes of them.</summary>
    internal static EnodeJson Indented { get; } = Readable(indented: true);

    /// <summary>For people, in a line.</summary>
    internal static EnodeJson Compact { get; } = Readable(indented: false);

    private static EnodeJson Readable(bool indented) => new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new UtcTimeConverter(), new PlainValueConverter() },
        WriteIndented = indented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    internal JsonTypeInfo GetTypeInfo(object value) => Options.GetTypeInfo(value.GetType());

    internal JsonTypeInfo<T> For<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}
