using System.Text.Json.Nodes;

namespace Enode.Tests;

/// <summary>The API's own document, where there is one: its path comes in <c>ENODE_OPENAPI</c>. It is no part of the project.</summary>
internal static class ApiDocument
{
    private const string Variable = "ENODE_OPENAPI";

    private static readonly string? Location = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    private static readonly Lazy<JsonNode> Document = new(() => JsonNode.Parse(File.ReadAllText(Location!))!);

    /// <summary>Verb and path of every operation by its id, as in <c>GET /users/{userId}</c>.</summary>
    internal static IReadOnlyDictionary<string, string> Operations => Document.Value["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject(), (path, verb) => (path.Key, Verb: verb.Key.ToUpperInvariant(), verb.Value))
        .Where(operation => operation.Value is JsonObject)
        .ToDictionary(operation => operation.Value!["operationId"]!.GetValue<string>(), operation => $"{operation.Verb} {operation.Key}");

    /// <summary>The names of the events.</summary>
    internal static IEnumerable<string> WebhookNames => Document.Value["webhooks"]!.AsObject().Select(webhook => webhook.Key);

    /// <summary>Skips the test where there is no document.</summary>
    internal static void Require() => Assert.SkipWhen(Location is null, $"{Variable} does not name the API's document.");

    /// <summary>The folder of examples beside the document. Skips the test where there is none.</summary>
    internal static string Examples()
    {
        Require();
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Location!))!, "examples");
        Assert.SkipUnless(Directory.Exists(folder), $"There is no folder of examples beside the document that {Variable} names.");
        return folder;
    }

    /// <summary>
    /// The paths of all members of a schema, as in <c>chargeState.range</c> and <c>linkedVendors[].vendor</c>. Of the id of an operation,
    /// those of its successful answers.
    /// </summary>
    internal static SortedSet<string> MembersOf(string schema)
    {
        var members = new SortedSet<string>(StringComparer.Ordinal);
        var schemas = Document.Value["components"]!["schemas"]![schema] is { } named ? [named] : AnswersOf(schema);
        foreach (var one in schemas)
        {
            Collect(one, string.Empty, members);
        }

        return members;
    }

    private static IEnumerable<JsonNode> AnswersOf(string operationId)
    {
        var operation = Document.Value["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .Select(verb => verb.Value)
            .Single(operation => operation is JsonObject && (string?)operation["operationId"] == operationId)!;
        return operation["responses"]!.AsObject()
            .Where(response => response.Key.StartsWith('2'))
            .Select(response => response.Value!["content"]?["application/json"]?["schema"])
            .OfType<JsonNode>();
    }

    /// <summary>The paths of all members of an operation's successful responses. Of a list, those of its items.</summary>
    internal static SortedSet<string> ResponseMembersOf(string operationId)
    {
        var members = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var schema in AnswersOf(operationId))
        {
            Collect(schema, string.Empty, members);
        }

        // A page has its items in data, and a list that is not paged is an array.
        var isPage = members.Contains("pagination") && members.Contains("data");
        return new(
            members.Select(path => isPage ? Behind("data[].", path) : path.StartsWith("[].", StringComparison.Ordinal) ? path[3..] : path)
                .OfType<string>(),
            StringComparer.Ordinal);
    }

    private static string? Behind(string start, string path) =>
        path.StartsWith(start, StringComparison.Ordinal) ? path[start.Length..] : null;

    private static void Collect(JsonNode schema, string path, SortedSet<string> members)
    {
        if (schema["$ref"] is { } reference)
        {
            var target = reference.GetValue<string>().Split('/').Skip(1).Aggregate(Document.Value, (node, part) => node[part]!);
            Collect(target, path, members);
        }

        foreach (var part in new[] { "allOf", "anyOf", "oneOf" }.SelectMany(name => schema[name]?.AsArray() ?? []))
        {
            Collect(part!, path, members);
        }

        if (schema["items"] is { } items)
        {
            Collect(items, $"{path}[]", members);
        }

        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            var where = path.Length == 0 ? name : $"{path}.{name}";
            members.Add(where);
            Collect(member!, where, members);
        }
    }
}
