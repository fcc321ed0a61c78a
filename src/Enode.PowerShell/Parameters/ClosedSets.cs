using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace Enode.Parameters;

/// <summary>
/// Replaces the value that was given for a parameter with a ValidateSet by the set's own spelling. PowerShell accepts a value in any
/// case and passes it on as it was typed; the code compares case-sensitively.
/// </summary>
internal static class ClosedSets
{
    private static readonly ConcurrentDictionary<Type, ClosedSet[]> Sets = new();

    /// <summary>Called for each input, because a parameter can be bound anew for each.</summary>
    internal static void Canonicalize(Cmdlet cmdlet)
    {
        foreach (var set in Sets.GetOrAdd(cmdlet.GetType(), Find))
        {
            switch (set.Property.GetValue(cmdlet))
            {
                case string word:
                    set.Property.SetValue(cmdlet, set.WordFor(word));
                    break;
                case string[] words:
                    set.Property.SetValue(cmdlet, Array.ConvertAll(words, set.WordFor));
                    break;
            }
        }
    }

    private static ClosedSet[] Find(Type cmdlet) =>
    [
        .. from property in cmdlet.GetProperties()
           let attribute = property.GetCustomAttribute<ValidateSetAttribute>()
           where attribute is not null
           select new ClosedSet(property, attribute.ValidValues),
    ];

    private sealed record ClosedSet(PropertyInfo Property, IList<string> Values)
    {
        internal string WordFor(string given) =>
            Values.FirstOrDefault(word => word.Equals(given, StringComparison.OrdinalIgnoreCase)) ?? given;
    }
}
