namespace Enode.Simulation;

/// <summary>A table whose type of record is not known to the caller.</summary>
internal interface ITable
{
    /// <summary>Copies the list of all records.</summary>
    IReadOnlyList<IRecord> All();

    /// <summary>Copies the list of a user's records.</summary>
    IReadOnlyList<IRecord> OfUser(string userId);

    /// <summary>The record with an id. Null if there is none.</summary>
    IRecord? Find(string id);

    /// <summary>Removes a record.</summary>
    IRecord Remove(string id);
}

/// <summary>
/// The records of one kind. Any number of threads can read it while others change it. A list is read page by page, in the order of the
/// records' sequences: a record that exists from the first page to the last one is in exactly one of them.
/// </summary>
internal sealed class Table<T> : ITable
    where T : class, IRecord
{
    private readonly object gate;
    private readonly List<T> all;
    private readonly Dictionary<string, T> byId;
    private readonly Dictionary<string, List<T>> byUser = new(StringComparer.Ordinal);
    private long nextSequence;

    /// <param name="kind">The kind of record.</param>
    /// <param name="gate">The lock, shared by all tables that change together.</param>
    /// <param name="items">The first records, in ascending order of sequence.</param>
    public Table(ResourceKind kind, object gate, IEnumerable<T> items)
    {
        Kind = kind;
        this.gate = gate;
        all = [.. items];
        byId = new Dictionary<string, T>(all.Count, StringComparer.Ordinal);
        foreach (var item in all)
        {
            byId.Add(item.Id, item);
            ListOfUser(item)?.Add(item);
        }

        nextSequence = all.Count == 0 ? 0 : all[^1].Sequence + 1;
    }

    /// <summary>Raised under the lock after a record was added or replaced, with the replaced one, to change what depends on it.</summary>
    public event Action<T?, T>? Saved;

    /// <summary>Raised under the lock after a record was removed, to remove or change what depends on it.</summary>
    public event Action<T>? Removed;

    public ResourceKind Kind { get; }

    public int Count
    {
        get
        {
            lock (gate)
            {
                return all.Count;
            }
        }
    }

    /// <exception cref="ProblemException">The table has no record with this id.</exception>
    public T Require(string id) => Find(id) ?? throw Kind.NotFound(id);

    /// <summary>The record with an id. Null if there is none.</summary>
    public T? Find(string id)
    {
        lock (gate)
        {
            return byId.GetValueOrDefault(id);
        }
    }

    /// <summary>Copies a page.</summary>
    /// <param name="range">Which page.</param>
    /// <param name="userId">The user whose records are listed. Null for all records.</param>
    public Page<T> Read(PageRange range, string? userId)
    {
        lock (gate)
        {
            return range.Of(userId is null ? all : byUser.GetValueOrDefault(userId, []));
        }
    }

    /// <summary>Copies the list of a user's records. Empty for an unknown user.</summary>
    public IReadOnlyList<T> OfUser(string userId)
    {
        lock (gate)
        {
            return byUser.TryGetValue(userId, out var own) ? [.. own] : [];
        }
    }

    /// <summary>Copies the list of the records that fulfil a condition.</summary>
    public IReadOnlyList<T> Where(Func<T, bool> condition)
    {
        lock (gate)
        {
            return all.Where(condition).ToList();
        }
    }

    /// <summary>The sequence that the next record gets at least.</summary>
    public long NextSequence
    {
        get
        {
            lock (gate)
            {
                return nextSequence;
            }
        }
    }

    /// <summary>Adds a record: at the end, unless it was removed before and has its sequence already.</summary>
    /// <param name="create">Creates the record from the next sequence, or with another one that no other record has.</param>
    public T Add(Func<long, T> create)
    {
        lock (gate)
        {
            var item = create(nextSequence);
            byId.Add(item.Id, item);
            nextSequence = Math.Max(nextSequence, item.Sequence + 1);
            all.Insert(all.IndexFrom(item.Sequence), item);
            if (ListOfUser(item) is { } own)
            {
                own.Insert(own.IndexFrom(item.Sequence), item);
            }

            Saved?.Invoke(null, item);
            return item;
        }
    }

    /// <summary>Replaces a record. The id, the sequence and the user stay as they are.</summary>
    /// <param name="id">The id of the record.</param>
    /// <param name="change">Creates the new record from the old one.</param>
    /// <exception cref="ProblemException">The table has no record with this id.</exception>
    public T Update(string id, Func<T, T> change)
    {
        lock (gate)
        {
            var former = Require(id);
            var item = change(former);
            byId[id] = item;
            all[all.IndexFrom(item.Sequence)] = item;
            if (ListOfUser(item) is { } own)
            {
                own[own.IndexFrom(item.Sequence)] = item;
            }

            Saved?.Invoke(former, item);
            return item;
        }
    }

    /// <summary>Replaces the record with an id, or adds one.</summary>
    /// <param name="id">The id.</param>
    /// <param name="create">Creates the record from its sequence.</param>
    public T Put(string id, Func<long, T> create)
    {
        lock (gate)
        {
            return byId.TryGetValue(id, out var old) ? Update(id, _ => create(old.Sequence)) : Add(create);
        }
    }

    /// <summary>Removes a record, and raises <see cref="Removed"/>.</summary>
    /// <exception cref="ProblemException">The table has no record with this id.</exception>
    public T Remove(string id)
    {
        lock (gate)
        {
            var item = Require(id);
            byId.Remove(id);
            all.RemoveAt(all.IndexFrom(item.Sequence));
            if (item is IUserRecord { UserId: var userId } && byUser[userId] is var own)
            {
                own.RemoveAt(own.IndexFrom(item.Sequence));
                if (own.Count == 0)
                {
                    byUser.Remove(userId);
                }
            }

            Removed?.Invoke(item);
            return item;
        }
    }

    IReadOnlyList<IRecord> ITable.All() => Where(_ => true);

    IReadOnlyList<IRecord> ITable.OfUser(string userId) => OfUser(userId);

    IRecord? ITable.Find(string id) => Find(id);

    IRecord ITable.Remove(string id) => Remove(id);

    /// <summary>The list of the record's user. Null for a record without one.</summary>
    private List<T>? ListOfUser(T item)
    {
        if (item is not IUserRecord { UserId: var userId })
        {
            return null;
        }

        if (!byUser.TryGetValue(userId, out var own))
        {
            byUser.Add(userId, own = []);
        }

        return own;
    }
}

/// <summary>Lists in ascending order of sequence.</summary>
internal static class SequencedList
{
    /// <summary>The index of the first record whose sequence is not below the given one. The number of records if there is none.</summary>
    public static int IndexFrom<T>(this List<T> items, long sequence)
        where T : class, IRecord
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (items[middle].Sequence < sequence)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
