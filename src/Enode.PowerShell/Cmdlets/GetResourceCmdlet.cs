using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Cmdlets;

/// <summary>Reads resources of one type: all, page by page, or single ones by id or by an object that leads to one.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetResourceCmdlet<T> : InputCmdlet
    where T : EnodeResource
{
    private protected const string AllSet = "All";

    /// <summary>From this number of items on, a list has a progress line.</summary>
    private const int ProgressFrom = 500;

    private readonly HashSet<EnodeConnection> listed = [];
    private ulong passed;
    private ulong written;
    private ulong seen;
    private ulong reading;

    /// <summary>Ids of the resources to read.</summary>
    [Parameter(ParameterSetName = nameof(Id), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] Id { get; set; } = [];

    /// <summary>The type as error messages name it, as in <c>a vehicle</c>.</summary>
    private protected abstract string NameWithArticle { get; }

    /// <summary>True for an item that the parameters ask for.</summary>
    private protected virtual bool IsWanted(T item) => true;

    private ulong WantedInAll => PagingParameters.First > ulong.MaxValue - PagingParameters.Skip
        ? ulong.MaxValue
        : PagingParameters.First + PagingParameters.Skip;

    private bool IsComplete => passed + written >= WantedInAll || PagingParameters.First == 0;

    private protected sealed override void BeginConnected()
    {
        if (PagingParameters.IncludeTotalCount)
        {
            // The API does not say how many there are, and counting them would read them all.
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));
        }

    }

    private protected override void Process()
    {
        if (ParameterSetName == AllSet)
        {
            StartList(null, null, PagesAsync);
        }
        else
        {
            ProcessInputs(Id.Select(Input.Of), Start);
        }
    }

    /// <summary>Starts the work for one input.</summary>
    private protected virtual void Start(Input input)
    {
        if (input.Object is null or T)
        {
            StartRead(input, input.Id);
        }
        else if (RelatedId(input.Object) is { } id)
        {
            StartRead(input, id);
        }
        else
        {
            RejectKind(input, $"{NameWithArticle}, or an object that refers to one");
        }
    }

    /// <summary>The id of the resource of this type that another object leads to. Null when it leads to none.</summary>
    private protected virtual string? RelatedId(EnodeResource input) => null;

    /// <summary>Lists all resources of the type, page by page as they are enumerated.</summary>
    private protected abstract IAsyncEnumerable<IReadOnlyList<Listed<T>>> PagesAsync(
        EnodeClient client, CancellationToken cancellationToken);

    /// <summary>Starts a list. It asks for no more pages than <c>-First</c> and <c>-Skip</c> can use.</summary>
    private protected void StartList(
        object? target,
        EnodeResource? input,
        Func<EnodeClient, CancellationToken, IAsyncEnumerable<IReadOnlyList<Listed<T>>>> pages)
    {
        if (IsComplete)
        {
            return;
        }

        // Lists before this one that still run can only reduce it.
        var wanted = WantedInAll - passed - written;
        StartItem(target, input, async (workItem, connection, client) =>
        {
            ulong taken = 0;
            await foreach (var page in pages(client, workItem.Token).WithCancellation(workItem.Token).ConfigureAwait(false))
            {
                var items = page.Where(entry => entry.Failure is not null || IsWanted(entry.Item!)).ToList();
                await workItem.WriteAsync(() => WritePage(target, connection, items, page.Count)).ConfigureAwait(false);
                taken += (ulong)items.Count(entry => entry.Failure is null);
                if (taken >= wanted)
                {
                    break;
                }
            }
        });
    }

    // Takes the id: when the work runs, the parameters may hold the next input already.
    private void StartRead(Input input, string? id)
    {
        if (IsComplete || !TryConnect(input.Target, input.Object, out var connection))
        {
            return;
        }

        // Each read under way can give one more: no more of them are sent than -First can use.
        while (reading > 0 && passed + written + reading >= WantedInAll)
        {
            Pump.DrainFirst();
        }

        if (IsComplete)
        {
            return;
        }

        reading++;
        StartItem(input.Target, connection, async (workItem, client) =>
        {
            try
            {
                var item = await ReadAsync(client, id ?? string.Empty, workItem.Token).ConfigureAwait(false);
                if (IsWanted(item))
                {
                    await workItem.WriteAsync(() => Write(input.Target, connection, [new(item, null)], 1)).ConfigureAwait(false);
                }
            }
            finally
            {
                workItem.Post(() => reading--);
            }
        });
    }

    /// <summary>Reads a single resource.</summary>
    private protected abstract Task<T> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken);

    /// <summary>What completion shows beside an id.</summary>
    private protected abstract (string? Id, string? DisplayName) Label(T item);

    private void WritePage(object? target, EnodeConnection connection, IReadOnlyList<Listed<T>> items, int read)
    {
        // The lists of several users are completed together.
        if (listed.Add(connection))
        {
            connection.RecentIds.Clear(typeof(T).Name);
        }

        Write(target, connection, items, read);
    }

    private void Write(object? target, EnodeConnection connection, IReadOnlyList<Listed<T>> items, int read)
    {
        seen += (ulong)read;
        foreach (var (item, failure) in items)
        {
            if (written >= PagingParameters.First)
            {
                return;
            }

            // It counts neither for -First nor for -Skip, which ask for a number of resources.
            if (failure is not null)
            {
                WriteItemError(failure, failure.ItemId ?? target, connection);
                continue;
            }

            if (passed < PagingParameters.Skip)
            {
                passed++;
                continue;
            }

            WriteItem(connection, item!);
        }

        if (seen >= ProgressFrom)
        {
            Progress.Show(new ProgressRecord(CommandProgress.List, MyInvocation.MyCommand.Name, $"{seen} read"));
        }
    }

    private void WriteItem(EnodeConnection connection, T item)
    {
        written++;
        item.Origin = connection;
        var (id, displayName) = Label(item);
        connection.RecentIds.Add(typeof(T).Name, id, displayName);
        WriteObject(item);
    }
}
