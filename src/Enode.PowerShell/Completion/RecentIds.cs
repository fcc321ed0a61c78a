using System.Collections.Concurrent;

namespace Enode.Completion;

/// <summary>The ids that a connection's last listing of each kind gave, for completion. Nothing is ever asked for to complete.</summary>
internal sealed class RecentIds
{
    /// <summary>More than this is no list to choose from.</summary>
    private const int Maximum = 500;

    private readonly ConcurrentDictionary<string, List<RecentId>> kinds = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last ids of a kind, as in <c>Vehicle</c>. A command's noun may say more: <c>HvacHold</c> takes those of <c>Hvac</c>.</summary>
    internal IReadOnlyList<RecentId> Of(string kind)
    {
        var known = kinds.Keys.Where(name => kind.StartsWith(name, StringComparison.OrdinalIgnoreCase)).MaxBy(name => name.Length);
        if (known is null || !kinds.TryGetValue(known, out var ids))
        {
            return [];
        }

        lock (ids)
        {
            return [.. ids];
        }
    }

    /// <summary>A new listing begins: its ids take the place of the last one's.</summary>
    internal void Clear(string kind) => kinds[kind] = [];

    internal void Add(string kind, string? id, string? displayName)
    {
        var ids = kinds.GetOrAdd(kind, _ => []);
        lock (ids)
        {
            if (id is not null && ids.Count < Maximum && !ids.Exists(recent => recent.Id == id))
            {
                ids.Add(new RecentId(id, displayName ?? id));
            }
        }
    }
}

/// <summary>An id and the name that people know the thing by.</summary>
internal readonly record struct RecentId(string Id, string DisplayName);
