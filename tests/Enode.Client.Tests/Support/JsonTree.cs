using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Enode.Tests;

/// <summary>JSON documents as trees: their parts, other documents made of them, and what two of them differ in.</summary>
internal static partial class JsonTree
{
    /// <summary>Everything below a node, with its path as the client's errors write it.</summary>
    internal static IEnumerable<(string Path, JsonNode Node)> Below(JsonNode root, string path = "$")
    {
        var children = root switch
        {
            JsonObject members => members.Select(member => ($"{path}.{member.Key}", member.Value)),
            JsonArray items => items.Select((item, i) => ($"{path}[{i}]", item)),
            _ => [],
        };
        return children.Where(child => child.Item2 is not null).SelectMany(
            child => Below(child.Item2!, child.Item1).Prepend((child.Item1, child.Item2!)));
    }

    /// <summary>For every part of a document that is chosen, the document with another value in its place.</summary>
    internal static IEnumerable<(string Path, JsonNode Document)> WithEach(string json, Func<JsonNode, bool> chosen, string? value)
    {
        var count = Below(JsonNode.Parse(json)!).Count();
        for (var i = 0; i < count; i++)
        {
            var document = JsonNode.Parse(json)!;
            var (path, node) = Below(document).ElementAt(i);
            if (chosen(node))
            {
                Replace(node, value);
                yield return (path, document);
            }
        }
    }

    /// <summary>The document with another value in the place of every part that is chosen.</summary>
    internal static JsonNode WithAll(string json, Func<JsonNode, bool> chosen, string value)
    {
        var document = JsonNode.Parse(json)!;
        foreach (var node in Below(document).Select(part => part.Node).Where(chosen).ToList())
        {
            Replace(node, value);
        }

        return document;
    }

    /// <summary>The document with one member more in every object.</summary>
    internal static JsonNode WithMember(string json, string name, string value)
    {
        var document = JsonNode.Parse(json)!;
        foreach (var members in Below(document).Select(part => part.Node).Append(document).OfType<JsonObject>().ToList())
        {
            members[name] = JsonNode.Parse(value);
        }

        return document;
    }

    /// <summary>True for the number of a day of the week, which is one of seven and never another number.</summary>
    internal static bool IsWeekday(JsonNode node) => Weekday().IsMatch(node.GetPath());

    internal static bool IsTime(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String && Time().IsMatch(node.GetValue<string>());

    /// <summary>
    /// Where one document has something that is not in the other, or is another there. Times are moments; numbers are values.
    /// </summary>
    internal static IEnumerable<string> Lost(JsonNode? sent, JsonNode? back, bool asDoubles = false, string path = "$")
    {
        switch (sent)
        {
            case JsonObject members:
                return members.SelectMany(member => back is JsonObject there && there.TryGetPropertyValue(member.Key, out var value)
                    ? Lost(member.Value, value, asDoubles, $"{path}.{member.Key}")
                    : [$"{path}.{member.Key}"]);
            case JsonArray items when back is JsonArray there && there.Count == items.Count:
                return items.SelectMany((item, i) => Lost(item, there[i], asDoubles, $"{path}[{i}]"));
            case JsonValue when IsSame(sent, back, asDoubles):
                return [];
            default:
                return JsonNode.DeepEquals(sent, back) ? [] : [$"{path}: {sent?.ToJsonString()} became {back?.ToJsonString() ?? "null"}"];
        }
    }

    private static bool IsSame(JsonNode sent, JsonNode? back, bool asDoubles)
    {
        if (sent.GetValueKind() == JsonValueKind.Number && back?.GetValueKind() == JsonValueKind.Number)
        {
            return asDoubles ? Double(sent).Equals(Double(back)) : Digits(sent) == Digits(back);
        }

        return IsTime(sent) && IsTime(back) && Moment(sent) == Moment(back!);
    }

    private static void Replace(JsonNode node, string? value)
    {
        switch (node.Parent)
        {
            case JsonArray items when value is null:
                items.Remove(node);
                break;
            case JsonArray items:
                items[node.GetElementIndex()] = JsonNode.Parse(value);
                break;
            case JsonObject members when value is null:
                members.Remove(node.GetPropertyName());
                break;
            case JsonObject members:
                members[node.GetPropertyName()] = JsonNode.Parse(value);
                break;
        }
    }

    private static DateTimeOffset Moment(JsonNode time) =>
        DateTimeOffset.Parse(time.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static double Double(JsonNode number) => double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture);

    // 1e2 and 100 are one number; 1.10 and 1.1 too, but the difference matters for prices, and it is kept where we can.
    private static string Digits(JsonNode number)
    {
        var parts = number.ToJsonString().Split('e', 'E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var sign = parts[0].StartsWith('-') ? "-" : string.Empty;
        var mantissa = parts[0].TrimStart('-');
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        exponent -= dot < 0 ? 0 : mantissa.Length - dot - 1;
        var digits = mantissa.Replace(".", string.Empty, StringComparison.Ordinal).TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        return trimmed.Length == 0 ? "0" : $"{sign}{trimmed}e{exponent + digits.Length - trimmed.Length}";
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d")]
    private static partial Regex Time();

    [GeneratedRegex(@"\.weekdays\[\d+\]$")]
    private static partial Regex Weekday();
}
