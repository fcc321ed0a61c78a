namespace Enode.Simulation;

/// <summary>A source of events. All members but <see cref="Poll"/> require the lock of the tables.</summary>
internal interface IEventSource
{
    /// <summary>Begins to report what changes from now on.</summary>
    void Start(DateTimeOffset now);

    /// <summary>Ends the reports, and releases what they needed.</summary>
    void Stop();

    /// <summary>Reports what has changed.</summary>
    void Poll(DateTimeOffset now);
}

/// <summary>
/// Reports the records of a table whose JSON has changed. The state of devices advances when it is read, so what has changed is found by
/// reading it.
/// </summary>
internal abstract class TableEvents<T> : IEventSource
    where T : class, IUserRecord
{
    /// <summary>How many records are read under one lock, so that requests do not wait for a large fleet.</summary>
    private const int ChunkSize = 200;

    private Dictionary<string, Snapshot>? known;

    /// <param name="fleet">The fleet.</param>
    /// <param name="table">The records.</param>
    /// <param name="emit">Takes an event.</param>
    protected TableEvents(Fleet fleet, Table<T> table, Action<SimulatedEvent> emit)
    {
        Fleet = fleet;
        Table = table;
        Emit = emit;
    }

    protected Fleet Fleet { get; }

    protected Table<T> Table { get; }

    protected Action<SimulatedEvent> Emit { get; }

    public void Start(DateTimeOffset now)
    {
        known = new Dictionary<string, Snapshot>(StringComparer.Ordinal);
        foreach (var item in Table.Where(_ => true))
        {
            Remember(item, now);
        }

        Table.Saved += OnSaved;
        Table.Removed += OnRemoved;
    }

    public void Stop()
    {
        Table.Saved -= OnSaved;
        Table.Removed -= OnRemoved;
        known = null;
    }

    public void Poll(DateTimeOffset now)
    {
        foreach (var chunk in Table.Where(_ => true).Chunk(ChunkSize))
        {
            Fleet.Atomically(() =>
            {
                foreach (var item in chunk)
                {
                    Check(item.Id, now);
                }
            });
        }
    }

    /// <summary>Reports a record if it has changed.</summary>
    /// <param name="id">The id of the record.</param>
    /// <param name="now">The simulated time.</param>
    /// <param name="otherwise">The members to report if none has changed. Null for no report.</param>
    public void Check(string id, DateTimeOffset now, IReadOnlyList<string>? otherwise = null)
    {
        // It can be removed, and the reports can end, between two chunks.
        if (known is null || Table.Find(id) is not { } item || Render(item, now) is not { } json)
        {
            return;
        }

        var former = known.GetValueOrDefault(id);
        var snapshot = Snapshot.Of(json.Span, former);
        known[id] = snapshot;
        var changes = snapshot.ChangesSince(former);
        if (changes.Count == 0 && otherwise is null)
        {
            return;
        }

        Report(item, json, changes.Count > 0 ? changes : otherwise!, now);
    }

    /// <summary>Writes what is compared. Null where there is nothing to report.</summary>
    protected abstract ReadOnlyMemory<byte>? Render(T item, DateTimeOffset now);

    /// <summary>Reports a record that has changed.</summary>
    protected abstract void Report(T item, ReadOnlyMemory<byte> json, IReadOnlyList<string> changes, DateTimeOffset now);

    /// <summary>Reports a new record.</summary>
    protected virtual void OnAdded(T item)
    {
    }

    /// <summary>Reports a record that was removed.</summary>
    protected virtual void OnDeleted(T item)
    {
    }

    /// <summary>Keeps what a record was reported with.</summary>
    protected void Remember(string id, ReadOnlyMemory<byte> json) => known![id] = Snapshot.Of(json.Span, known.GetValueOrDefault(id));

    private void Remember(T item, DateTimeOffset now)
    {
        if (Render(item, now) is { } json)
        {
            Remember(item.Id, json);
        }
    }

    private void OnSaved(T? former, T item)
    {
        if (former is null)
        {
            OnAdded(item);
        }
    }

    private void OnRemoved(T item)
    {
        known!.Remove(item.Id);
        OnDeleted(item);
    }
}
