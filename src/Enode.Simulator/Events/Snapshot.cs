using System.Text.Json;

namespace Enode.Simulation;

/// <summary>
/// What a resource was last reported with: a hash of each member, so that a large fleet costs little memory. Times at which something
/// was read or changed are left out: a device that is polled without a change gives no event.
/// </summary>
internal sealed class Snapshot
{
    private static readonly string[] Ignored = ["lastSeen", "lastUpdated", "updatedAt", "changedAt"];

    private readonly string[] names;
    private readonly ulong[] hashes;

    private Snapshot(string[] names, ulong[] hashes)
    {
        this.names = names;
        this.hashes = hashes;
    }

    /// <param name="json">A JSON object.</param>
    /// <param name="former">The snapshot before, whose names of members are used again. Null for none.</param>
    public static Snapshot Of(ReadOnlySpan<byte> json, Snapshot? former)
    {
        var names = new List<string>();
        var hashes = new List<ulong>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IsIgnored(ref reader))
            {
                reader.Skip();
                continue;
            }

            var index = names.Count;
            var isKnown = index < former?.names.Length && reader.ValueTextEquals(former.names[index]);
            names.Add(isKnown ? former!.names[index] : reader.GetString()!);
            hashes.Add(HashOfValue(ref reader));
        }

        var isSame = former is not null && names.SequenceEqual(former.names);
        return new Snapshot(isSame ? former!.names : [.. names], [.. hashes]);
    }

    /// <summary>The names of the members that differ from those of another snapshot, added and removed ones included.</summary>
    /// <param name="former">The other snapshot. Null for none: all members differ.</param>
    public IReadOnlyList<string> ChangesSince(Snapshot? former)
    {
        if (former is null)
        {
            return names;
        }

        var changes = new List<string>();
        for (var i = 0; i < names.Length; i++)
        {
            if (former.HashOf(names[i]) != hashes[i])
            {
                changes.Add(names[i]);
            }
        }

        changes.AddRange(former.names.Except(names));
        return changes;
    }

    private static bool IsIgnored(ref Utf8JsonReader reader)
    {
        foreach (var name in Ignored)
        {
            if (reader.ValueTextEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    private static ulong HashOfValue(ref Utf8JsonReader reader)
    {
        var hash = 14695981039346656037UL;
        var depth = reader.CurrentDepth;
        do
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.PropertyName && IsIgnored(ref reader))
            {
                reader.Skip();
                continue;
            }

            hash = Add(hash, (byte)reader.TokenType);
            foreach (var value in reader.ValueSpan)
            {
                hash = Add(hash, value);
            }
        }
        while (reader.CurrentDepth > depth || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray);
        return hash;
    }

    // FNV-1a: it is not used against anyone who looks for collisions.
    private static ulong Add(ulong hash, byte value) => unchecked((hash ^ value) * 1099511628211UL);

    private ulong? HashOf(string name) => Array.IndexOf(names, name) is var index and >= 0 ? hashes[index] : null;
}
