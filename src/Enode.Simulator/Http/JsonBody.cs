using System.Globalization;
using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Reads a body that must be a JSON object of known members, and finds everything that is wrong with it at once.</summary>
internal sealed class JsonBody
{
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<Issue> issues = [];

    private JsonBody()
    {
    }

    /// <summary>Whether nothing was wrong so far.</summary>
    public bool IsSound => issues.Count == 0;

    /// <exception cref="ProblemException">There is no body, or it is not an object in JSON.</exception>
    public static JsonBody Read(ApiRequest request)
    {
        if (request.Body.Length == 0)
        {
            throw Bad(new Issue("required", string.Empty, "Expected a JSON object as body."));
        }

        if (request.MediaType is { } type && type != "application/json")
        {
            throw new ProblemException(ApiProblem.UnsupportedMediaType("The body must be application/json."));
        }

        var body = new JsonBody();
        try
        {
            using var document = JsonDocument.Parse(request.Body);
            ReadText(document.RootElement);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw Bad(new Issue("invalid_type", string.Empty, $"Expected an object, received {NameOf(document.RootElement)}."));
            }

            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!body.members.TryAdd(member.Name, member.Value.Clone()))
                {
                    body.issues.Add(new Issue("duplicate", member.Name, "The member is given more than once."));
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter is what text that is no Unicode gives.
            throw Bad(new Issue("invalid_json", string.Empty, "The body is not JSON."));
        }

        return body;
    }

    /// <summary>A member that must be one of a few texts. Its value counts only after <see cref="Check"/>.</summary>
    public string RequiredEnum(string name, params string[] values)
    {
        var expected = $"Expected one of {string.Join(", ", values)}";
        if (Take(name, expected) is not { } element)
        {
            return values[0];
        }

        if (element.ValueKind != JsonValueKind.String)
        {
            issues.Add(new Issue("invalid_type", name, $"{expected}, received {NameOf(element)}."));
        }
        else if (Array.Find(values, element.ValueEquals) is { } value)
        {
            return value;
        }
        else
        {
            issues.Add(new Issue("invalid_enum_value", name, $"{expected}."));
        }

        return values[0];
    }

    /// <summary>A member that must be a number within limits. Its value counts only after <see cref="Check"/>.</summary>
    /// <param name="name">The member.</param>
    /// <param name="above">What the number must be above. Null when it can be any.</param>
    public double RequiredNumber(string name, double? above = null)
    {
        var expected = above is { } limit ? string.Create(CultureInfo.InvariantCulture, $"Expected a number above {limit}") : "Expected a number";
        if (Take(name, expected) is not { } element)
        {
            return 0;
        }

        if (element.ValueKind != JsonValueKind.Number)
        {
            issues.Add(new Issue("invalid_type", name, $"{expected}, received {NameOf(element)}."));
        }
        else if (element.TryGetDouble(out var number) && double.IsFinite(number) && !(number <= above))
        {
            return number;
        }
        else
        {
            issues.Add(new Issue("out_of_range", name, $"{expected}."));
        }

        return 0;
    }

    /// <summary>A member that must be a UUID or null. Its value counts only after <see cref="Check"/>.</summary>
    public string? RequiredUuidOrNull(string name)
    {
        const string expected = "Expected a UUID or null";
        if (Take(name, expected) is not { } element || element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.String)
        {
            issues.Add(new Issue("invalid_type", name, $"{expected}, received {NameOf(element)}."));
        }
        else if (Guid.TryParseExact(element.GetString(), "D", out _))
        {
            return element.GetString();
        }
        else
        {
            issues.Add(new Issue("invalid_uuid", name, $"{expected}."));
        }

        return null;
    }

    /// <summary>Members that can be there, but need not be looked at because something else is wrong already.</summary>
    public void Allow(params string[] names) => known.UnionWith(names);

    /// <summary>Ends the reading: members that nobody asked for are wrong too.</summary>
    /// <exception cref="ProblemException">Something is wrong.</exception>
    public void Check()
    {
        issues.AddRange(members.Keys.Where(name => !known.Contains(name)).Select(name => new Issue("unrecognized_key", name, "The member is not known.")));
        if (issues.Count > 0)
        {
            throw Bad([.. issues]);
        }
    }

    /// <summary>The member, or null and an issue when it is missing.</summary>
    private JsonElement? Take(string name, string expected)
    {
        known.Add(name);
        if (members.TryGetValue(name, out var element))
        {
            return element;
        }

        issues.Add(new Issue("required", name, $"{expected}."));
        return null;
    }

    /// <summary>Reads every text once: the parser looks no closer than that it ends, and it would fail where somebody uses it.</summary>
    private static void ReadText(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                _ = member.Name;
                ReadText(member.Value);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                ReadText(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.String)
        {
            _ = element.GetString();
        }
    }

    private static ProblemException Bad(params Issue[] issues) => new(ApiProblem.BadRequest("The body does not fit the operation.", issues));

    private static string NameOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        JsonValueKind.Number => "a number",
        _ => "a string",
    };
}
