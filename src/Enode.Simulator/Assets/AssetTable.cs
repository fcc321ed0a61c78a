namespace Enode.Simulation;

/// <summary>Devices of one kind, by sequence, by id and by user.</summary>
internal sealed class AssetTable<T> : Table<T>
    where T : class, IAsset
{
    private readonly Dictionary<string, List<T>> byUser = new(StringComparer.Ordinal);

    /// <param name="items">By ascending sequence.</param>
    public AssetTable(IReadOnlyList<T> items)
        : base(items)
    {
        foreach (var item in items)
        {
            if (!byUser.TryGetValue(item.UserId, out var own))
            {
                byUser.Add(item.UserId, own = []);
            }

            own.Add(item);
        }
    }

    /// <summary>The devices of a user: none when there is no such user.</summary>
    public IReadOnlyList<T> OfUser(string userId) => byUser.TryGetValue(userId, out var own) ? own : [];
}
