using System.Text.Json;

namespace Enode;

/// <summary>Members of a JSON object by their names, as plain .NET values. It reads well in a table cell and in CSV.</summary>
public sealed class EnodeMembers : Dictionary<string, object?>
{
    /// <summary>No members.</summary>
    public EnodeMembers()
    {
    }

    /// <summary>These members.</summary>
    /// <param name="members">Names, each once, and values.</param>
    public EnodeMembers(IEnumerable<KeyValuePair<string, object?>> members)
        : base(members)
    {
    }

    /// <summary>The members as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EnodeJson.Compact.EnodeMembers);
}
