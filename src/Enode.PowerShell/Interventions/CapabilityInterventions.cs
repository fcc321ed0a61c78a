using System.Collections;
using System.Management.Automation;
using Enode.Parameters;

namespace Enode.Interventions;

/// <summary>Finds the ids of interventions in capabilities and devices, and in copies of them.</summary>
internal static class CapabilityInterventions
{
    private const string Capabilities = nameof(Vehicle.Capabilities);
    private const string InterventionIds = nameof(Capability.InterventionIds);

    /// <summary>The ids, in their order. Null for a copy or a row that has the text of its capabilities alone.</summary>
    internal static IReadOnlyList<string>? IdsOf(object thing)
    {
        var members = PSObject.AsPSObject(thing).Properties;
        if (members[InterventionIds] is { } ids)
        {
            return Texts(ids.Value);
        }

        return members[Capabilities]?.Value switch
        {
            null when thing is Device => [],
            null or string or PSObject { BaseObject: string } => null,
            var capabilities => OfAll(PSObject.AsPSObject(capabilities)),
        };
    }

    /// <summary>The ids of all capabilities. Null where one of them is a text, as in a copy that is not deep enough.</summary>
    private static List<string>? OfAll(PSObject capabilities)
    {
        var all = new List<string>();
        foreach (var capability in capabilities.Properties.Select(member => member.Value))
        {
            if (RefuseNullAttribute.Plain(capability) is string)
            {
                return null;
            }

            if (capability is null || PSObject.AsPSObject(capability).Properties[InterventionIds] is null)
            {
                continue;
            }

            if (IdsOf(capability) is not { } ids)
            {
                return null;
            }

            all.AddRange(ids);
        }

        return all;
    }

    private static List<string>? Texts(object? ids) => RefuseNullAttribute.Plain(ids) switch
    {
        null => [],
        string => null,
        IEnumerable items => items.Cast<object?>().Select(RefuseNullAttribute.Plain).OfType<string>().ToList(),
        _ => null,
    };
}
