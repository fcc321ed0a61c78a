using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Enode.Simulation;

/// <summary>The schemas of webhooks in the API's own document, whose path comes in <c>ENODE_OPENAPI</c>.</summary>
internal static class WebhookSchemas
{
    private static readonly string? Location = Environment.GetEnvironmentVariable("ENODE_OPENAPI") is { Length: > 0 } path ? path : null;

    private static readonly Lazy<JsonNode> Document = new(() => JsonNode.Parse(File.ReadAllText(Location!))!);

    /// <summary>The kinds of events of the document.</summary>
    public static IEnumerable<string> Kinds => Document.Value["webhooks"]!.AsObject().Select(webhook => webhook.Key);

    public static bool IsThere => Location is not null;

    /// <summary>Skips the test where there is no document.</summary>
    public static void Require() => Assert.SkipWhen(Location is null, "ENODE_OPENAPI does not name the API's document.");

    /// <summary>What is wrong with an event, with the path of each finding.</summary>
    public static IReadOnlyList<string> ErrorsOf(JsonElement item)
    {
        var content = Document.Value["webhooks"]![item.Text("event")!]!["post"]!["requestBody"]!["content"]!["application/json"]!;
        return Check(content["schema"]!, JsonNode.Parse(item.GetRawText()), "$");
    }

    /// <param name="schema">The schema.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">The path of the value.</param>
    /// <param name="isWhole">False for a part of an allOf, which does not have all members.</param>
    private static List<string> Check(JsonNode schema, JsonNode? value, string path, bool isWhole = true)
    {
        schema = Resolved(schema);
        var errors = new List<string>();
        var parts = schema["allOf"]?.AsArray() ?? [];

        // Where one part of an allOf allows null and another one does not, the document means that null is allowed.
        if (value is null && parts.Any(part => Resolved(part!)["type"] is { } allowing && Types(allowing).Contains("null")))
        {
            return errors;
        }

        foreach (var part in parts)
        {
            errors.AddRange(Check(part!, value, path, false));
        }

        foreach (var name in new[] { "anyOf", "oneOf" })
        {
            var alternatives = schema[name]?.AsArray().Select(part => Check(part!, value, path, isWhole)).ToList();
            if (alternatives is not null && alternatives.TrueForAll(found => found.Count > 0))
            {
                errors.AddRange(alternatives.MinBy(found => found.Count)!);
            }
        }

        if (schema["type"] is { } type && !Types(type).Any(name => IsOf(name, value)))
        {
            errors.Add($"{path}: {value?.ToJsonString() ?? "null"} is not {type.ToJsonString()}");
            return errors;
        }

        if (schema["enum"] is JsonArray allowed && value is not null && !allowed.Any(one => JsonNode.DeepEquals(one, value)))
        {
            errors.Add($"{path}: {value.ToJsonString()} is not in the enum");
        }

        CheckText(schema, value, path, errors);
        if (value is JsonArray items && schema["items"] is { } itemSchema)
        {
            errors.AddRange(items.SelectMany((item, index) => Check(itemSchema, item, $"{path}[{index}]")));
        }

        if (value is JsonObject members)
        {
            CheckMembers(schema, members, path, errors, isWhole);
        }

        return errors;
    }

    private static void CheckMembers(JsonNode schema, JsonObject members, string path, List<string> errors, bool isWhole)
    {
        var required = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [];
        errors.AddRange(required.Where(name => !members.ContainsKey(name)).Select(name => $"{path}.{name} is missing"));
        foreach (var (name, value) in members)
        {
            if (schema["properties"]?[name] is { } member)
            {
                errors.AddRange(Check(member, value, $"{path}.{name}"));
            }
        }

        var known = new HashSet<string>();
        Collect(schema, known);
        if (isWhole && known.Count > 0)
        {
            errors.AddRange(members.Select(member => member.Key).Where(name => !known.Contains(name)).Select(
                name => $"{path}.{name} is not known"));
        }
    }

    private static void Collect(JsonNode schema, HashSet<string> known)
    {
        schema = Resolved(schema);
        known.UnionWith(schema["properties"]?.AsObject().Select(member => member.Key) ?? []);
        foreach (var part in new[] { "allOf", "anyOf", "oneOf" }.SelectMany(name => schema[name]?.AsArray() ?? []))
        {
            Collect(part!, known);
        }
    }

    private static void CheckText(JsonNode schema, JsonNode? value, string path, List<string> errors)
    {
        if (value is not JsonValue || value.GetValueKind() != JsonValueKind.String)
        {
            return;
        }

        var text = value.GetValue<string>();
        var isRight = (string?)schema["format"] switch
        {
            "date-time" => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "uuid" => Guid.TryParseExact(text, "D", out _),
            _ => true,
        };
        if (!isRight || (schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern.GetValue<string>())))
        {
            errors.Add($"{path}: '{text}' does not have the format");
        }
    }

    private static JsonNode Resolved(JsonNode schema) => schema["$ref"] is { } reference
        ? Resolved(reference.GetValue<string>().Split('/').Skip(1).Aggregate(Document.Value, (node, part) => node[part]!))
        : schema;

    private static IEnumerable<string> Types(JsonNode type) =>
        type is JsonArray several ? several.Select(name => name!.GetValue<string>()) : [type.GetValue<string>()];

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && double.IsInteger(value.GetValue<double>()),
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        _ => throw new NotSupportedException(type),
    };
}
