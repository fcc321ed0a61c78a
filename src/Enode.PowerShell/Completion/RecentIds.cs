using System.Collections.Concurrent;

namespace Enode.Completion;

/// <summary>The ids of a connection's last listing of each kind, for completion, which sends no requests.</summary>
internal sealed class RecentIds
{
    /// <summary>The maximum number of ids of one kind.</summary>
    internal const int Maximum = 500;

    private readonly ConcurrentDictionary<string, List<RecentId>> kinds = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The last ids of a kind, as in <c>Vehicle</c>. A command's noun may say more: <c>HvacHold</c> takes those of <c>Hvac</c>.
    /// </summary>
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

    /// <summary>The display name of an id. Null when it is not in the last listing of its kind, or has no name.</summary>
    internal string? NameOf(string kind, string id) =>
        Of(kind).FirstOrDefault(recent => recent.Id == id) is { DisplayName: { } name } && name != id ? name : null;

    /// <summary>Removes the ids of the last listing, when a new one begins.</summary>
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

/// <summary>An id and its display name.</summary>
internal readonly record struct RecentId(string Id, string DisplayName);
