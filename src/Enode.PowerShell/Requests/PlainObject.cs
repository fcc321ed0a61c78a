using System.Collections.Specialized;
using System.Management.Automation;

namespace Enode.Requests;

/// <summary>Converts plain values to PowerShell objects with properties and to arrays.</summary>
internal static class PlainObject
{
    /// <summary>Names of PowerShell's own members, which properties of these names would hide.</summary>
    private static readonly string[] Reserved = ["PSBase", "PSAdapted", "PSExtended", "PSObject", "PSTypeNames"];

    internal static object? From(object? value) => value switch
    {
        Dictionary<string, object?> members => CanBeProperties(members.Keys) ? WithProperties(members) : WithKeys(members),
        List<object?> items => items.Select(From).ToArray(),
        _ => value,
    };

    private static PSObject WithProperties(Dictionary<string, object?> members)
    {
        var result = new PSObject();
        foreach (var (name, value) in members)
        {
            result.Properties.Add(new PSNoteProperty(PropertyName(name), From(value)), preValidated: true);
        }

        return result;
    }

    // Property names ignore case, so that of "id" and "ID" one would be lost; the keys of this dictionary do not.
    private static OrderedDictionary WithKeys(Dictionary<string, object?> members)
    {
        var result = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            result.Add(name, From(value));
        }

        return result;
    }

    private static bool CanBeProperties(Dictionary<string, object?>.KeyCollection names) =>
        names.Select(PropertyName).Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count &&
        !names.Intersect(Reserved, StringComparer.OrdinalIgnoreCase).Any();

    // An empty name is legal JSON and not a property.
    private static string PropertyName(string name) => name.Length == 0 ? "_" : name;
}
