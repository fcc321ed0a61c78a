using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enode.Tests;

/// <summary>A request body with members of every sort, as the requests of the client are written.</summary>
internal sealed class TestBody
{
    public string? Always { get; init; }

    public int Count { get; init; }

    public Optional<string> Text { get; init; }

    public Optional<string?> Clearable { get; init; }

    public Optional<bool> Flag { get; init; }

    public Optional<double?> Number { get; init; }

    public Optional<DateTimeOffset> Time { get; init; }

    public Optional<TestBody?> Nested { get; init; }

    public Optional<EnodeList<LinkedVendor>> Models { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this, ApiBody.OptionsFor(TestBodyJson.Default).GetTypeInfo(typeof(TestBody)));
}

/// <summary>The types of <see cref="TestBody"/>, generated as those of the client are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(TestBody))]
[JsonSerializable(typeof(double?))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(EnodeList<LinkedVendor>))]
internal sealed partial class TestBodyJson : JsonSerializerContext;
