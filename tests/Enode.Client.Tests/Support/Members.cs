using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Enode.Tests;

/// <summary>The members of the client's types, by reflection, so that none is missing.</summary>
internal static class Members
{
    /// <summary>Where a document and the object that was read from it tell different things.</summary>
    internal static IEnumerable<string> Differences(JsonNode? json, object? value, string path = "$")
    {
        switch (json)
        {
            case JsonObject members when value is EnodeModel data:
                var received = data.GetType().GetProperties().Where(IsReceived).ToDictionary(NameOf);
                return members.SelectMany(member => received.TryGetValue(member.Key, out var property)
                        ? Differences(member.Value, property.GetValue(data), $"{path}.{member.Key}")
                        : [$"{path}.{member.Key} has no property"])
                    .Concat(
                        received.Keys.Except(members.Select(member => member.Key)).Select(name => $"{path}.{name} is not in the sample"))
                    .Concat(data.AdditionalProperties is null ? [] : [$"{path} has additional properties"]);
            case JsonArray items when value is System.Collections.IList list && list.Count == items.Count:
                return items.SelectMany((item, i) => Differences(item, list[i], $"{path}[{i}]"));
            default:
                return Equals(Plain(json, value), value) ? [] : [$"{path}: {json?.ToJsonString()} was read as {value}"];
        }
    }

    /// <summary>Reads every property and every text of an object, down to its leaves, as a table or a CSV file does.</summary>
    internal static void ReadAll(object? value)
    {
        Assert.NotNull(value?.ToString() ?? string.Empty);
        foreach (var property in value is EnodeModel ? value.GetType().GetProperties() : [])
        {
            ReadAll(property.GetValue(value));
        }

        foreach (var item in value is System.Collections.IEnumerable items and not string ? items.Cast<object?>() : [])
        {
            ReadAll(item);
        }
    }

    private static bool IsReceived(PropertyInfo property) =>
        property.CanWrite && property.Name != nameof(EnodeModel.AdditionalProperties) && property.GetCustomAttribute<JsonIgnoreAttribute>(
            ) is null;

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>What the API says, in the type that the property has.</summary>
    private static object? Plain(JsonNode? json, object? value) => value switch
    {
        DateTimeOffset when JsonTree.IsTime(json) =>
            DateTimeOffset.Parse(json!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture),
        double when json?.GetValueKind() == JsonValueKind.Number => json.GetValue<double>(),
        int when json?.GetValueKind() == JsonValueKind.Number => json.GetValue<int>(),
        bool when json?.GetValueKind() is JsonValueKind.True or JsonValueKind.False => json.GetValue<bool>(),
        string when json?.GetValueKind() == JsonValueKind.String => json.GetValue<string>(),
        null => json,
        _ => json ?? new object(),
    };
}
