using System.Management.Automation;

namespace Enode.Requests;

/// <summary>Plain values as PowerShell likes them: objects with properties, and arrays.</summary>
internal static class PlainObject
{
    internal static object? From(object? value) => value switch
    {
        Dictionary<string, object?> members => FromMembers(members),
        List<object?> items => items.Select(From).ToArray(),
        _ => value,
    };

    private static PSObject FromMembers(Dictionary<string, object?> members)
    {
        var result = new PSObject();
        foreach (var (name, value) in members)
        {
            // An empty name is legal JSON and no property.
            result.Properties.Add(new PSNoteProperty(name.Length == 0 ? "_" : name, From(value)), preValidated: true);
        }

        return result;
    }
}
