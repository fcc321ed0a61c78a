using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Reads the members of a JSON object. Each member that is missing, wrong, unknown or duplicated becomes an issue.</summary>
internal sealed class JsonObjectReader
{
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly JsonInput input;

    /// <param name="input">An object.</param>
    public JsonObjectReader(JsonInput input)
    {
        this.input = input;
        foreach (var member in input.Element.EnumerateObject())
        {
            if (!members.TryAdd(member.Name, member.Value))
            {
                Member(member.Name).AddIssue("duplicate", "The member is given more than once.");
            }
        }
    }

    /// <summary>Whether no issue was found so far.</summary>
    public bool IsValid => input.Issues.Count == 0;

    /// <summary>Reads a member that the object must have.</summary>
    /// <returns>The value, which is used only if there are no issues.</returns>
    public T Required<T>(string name, JsonType<T> type)
    {
        if (Optional(name, type) is { IsGiven: true } member)
        {
            return member.Value!;
        }

        Member(name).AddIssue("required", $"Expected {type.Name}.");
        return default!;
    }

    /// <summary>Reads a member that the object can leave out.</summary>
    public Optional<T> Optional<T>(string name, JsonType<T> type)
    {
        known.Add(name);
        return members.TryGetValue(name, out var element)
            ? new Optional<T>(true, type.Read(Member(name) with { Element = element }))
            : default;
    }

    /// <summary>Adds an issue of a member.</summary>
    public void AddIssue(string name, string code, string message) => Member(name).AddIssue(code, message);

    /// <summary>Accepts members without reading them.</summary>
    public void Ignore(params string[] names) => known.UnionWith(names);

    /// <summary>Adds an issue for each member that was not read.</summary>
    public void RejectUnknown()
    {
        foreach (var name in members.Keys.Where(name => !known.Contains(name)))
        {
            Member(name).AddIssue("unrecognized_key", "The member is not known.");
        }
    }

    private JsonInput Member(string name) => input with { Path = input.Path.Length == 0 ? name : $"{input.Path}.{name}" };
}

/// <summary>A member that an object can leave out.</summary>
/// <param name="IsGiven">Whether the object has the member.</param>
/// <param name="Value">The value. Null also where the member is null, if its type allows that.</param>
internal readonly record struct Optional<T>(bool IsGiven, T? Value)
{
    /// <summary>The value, or another one where the object leaves the member out.</summary>
    public T Or(T other) => IsGiven ? Value! : other;
}
