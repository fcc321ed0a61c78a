using System.ComponentModel;

namespace Enode.Cmdlets;

/// <summary>Reads short lists of objects that cannot be read singly.</summary>
/// <typeparam name="T">The type of the objects.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ShortListCmdlet<T> : ServiceCmdlet
    where T : EnodeResource
{
    /// <summary>Starts a list. An item that cannot be read is an error, and the others are written.</summary>
    private protected void StartList(Func<EnodeClient, CancellationToken, IAsyncEnumerable<IReadOnlyList<Listed<T>>>> pages) =>
        StartEach(async (workItem, connection, client) =>
        {
            await foreach (var page in pages(client, workItem.Token).ConfigureAwait(false))
            {
                await workItem.WriteAsync(() => Write(connection, page)).ConfigureAwait(false);
            }
        });

    private void Write(EnodeConnection connection, IReadOnlyList<Listed<T>> page)
    {
        foreach (var (item, failure) in page)
        {
            if (item is not null)
            {
                item.Origin = connection;
                WriteObject(item);
            }
            else
            {
                WriteItemError(failure!, failure!.ItemId ?? TargetOf(null, connection), connection);
            }
        }
    }
}
