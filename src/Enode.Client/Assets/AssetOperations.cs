namespace Enode;

/// <summary>The operations of assets of one kind.</summary>
/// <typeparam name="T">The kind.</typeparam>
public abstract class AssetOperations<T> : ResourceOperations<T>
    where T : Asset
{
    private protected AssetOperations(EnodeClient client, string collection)
        : base(client, collection)
    {
    }
}
