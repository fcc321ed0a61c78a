using System.ComponentModel;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Reads one object for each input: of a resource that is given by id, as an object, or as an object that leads to it.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ReadCmdlet<T> : InputCmdlet
    where T : EnodeResource
{
    /// <summary>The ids of the parameter set.</summary>
    private protected abstract IEnumerable<string> Ids { get; }

    /// <summary>What the command takes, as error messages name it, as in <c>a schedule</c>.</summary>
    private protected abstract string Accepted { get; }

    private protected sealed override void Process() => ProcessInputs(Ids.Select(Input.Of), Start);

    /// <summary>The id that an object leads to. Null when it leads to none.</summary>
    private protected abstract string? IdOf(EnodeResource input);

    /// <summary>Reads the object.</summary>
    private protected abstract Task<T> ReadAsync(
        EnodeConnection connection, EnodeClient client, string id, CancellationToken cancellationToken);

    /// <summary>Adds what other operations return. When that fails, the object is written, and then the error.</summary>
    private protected virtual Task AddAsync(
        EnodeConnection connection, EnodeClient client, T item, CancellationToken cancellationToken) => Task.CompletedTask;

    private void Start(Input input)
    {
        if ((input.Object is null ? input.Id : IdOf(input.Object)) is not { } id)
        {
            RejectKind(input, Accepted);
            return;
        }

        StartItem(input.Target, input.Object, async (workItem, connection, client) =>
        {
            var item = await ReadAsync(connection, client, id, workItem.Token).ConfigureAwait(false);
            item.Origin = connection;
            try
            {
                await AddAsync(connection, client, item, workItem.Token).ConfigureAwait(false);
            }
            finally
            {
                await workItem.WriteAsync(() => WriteObject(item)).ConfigureAwait(false);
            }
        });
    }
}
