namespace Enode.Simulation;

/// <summary>Things of one kind, by sequence and by id.</summary>
internal class Table<T>
    where T : class, ISequenced
{
    private readonly Dictionary<string, T> byId;

    /// <param name="items">By ascending sequence.</param>
    public Table(IReadOnlyList<T> items)
    {
        All = items;
        byId = new Dictionary<string, T>(items.Count, StringComparer.Ordinal);
        foreach (var item in items)
        {
            byId.Add(item.Id, item);
        }
    }

    public IReadOnlyList<T> All { get; }

    public int Count => All.Count;

    public T? Find(string id) => byId.GetValueOrDefault(id);
}
