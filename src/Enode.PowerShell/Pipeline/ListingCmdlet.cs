using System.ComponentModel;
using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>A command that reads things: lists of them, page by page, or single ones.</summary>
/// <typeparam name="T">What it reads.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ListingCmdlet<T> : InputCmdlet
    where T : EnodeResource
{
    /// <summary>From here on a list is long enough for a progress line.</summary>
    private const int ProgressFrom = 500;

    private readonly HashSet<EnodeConnection> listed = [];
    private ulong passed;
    private ulong written;
    private ulong seen;
    private ulong reading;

    /// <summary>How many things to ask for with each request. Default: what the server thinks right, usually 50.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    [InvariantNumber]
    public int PageSize { get; set; }

    /// <summary>The kind of thing, as completion knows it.</summary>
    private protected virtual string Kind => typeof(T).Name;

    /// <summary>Whether the user wants to see it.</summary>
    private protected virtual bool IsWanted(T item) => true;

    private protected int? PageSizeOrDefault => PageSize > 0 ? PageSize : null;

    private ulong WantedInAll => PagingParameters.First > ulong.MaxValue - PagingParameters.Skip ? ulong.MaxValue : PagingParameters.First + PagingParameters.Skip;

    private bool IsComplete => passed + written >= WantedInAll || PagingParameters.First == 0;

    private protected sealed override void BeginConnected()
    {
        if (PagingParameters.IncludeTotalCount)
        {
            // The API does not say how many there are, and counting them would read them all.
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));
        }

        BeginListing();
    }

    private protected virtual void BeginListing()
    {
    }

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

        // Lists before this one that still run can only take more of it.
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

    /// <summary>Starts reading a single thing.</summary>
    /// <remarks>Takes the id and not the way to it: when the work runs, the parameters may hold the next input already.</remarks>
    private protected void StartRead(Input input, string? id)
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

    /// <summary>Reads a single thing.</summary>
    private protected abstract Task<T> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken);

    /// <summary>What completion shows beside an id.</summary>
    private protected abstract (string? Id, string? DisplayName) Label(T item);

    private void WritePage(object? target, EnodeConnection connection, IReadOnlyList<Listed<T>> items, int read)
    {
        // The lists of several users are one listing to whoever completes an id afterwards.
        if (listed.Add(connection))
        {
            connection.RecentIds.Clear(Kind);
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

            // It counts neither for -First nor for -Skip: what was asked for is that many things.
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

            WriteThing(connection, item!);
        }

        if (seen >= ProgressFrom)
        {
            Progress.Show(new ProgressRecord(CommandProgress.List, MyInvocation.MyCommand.Name, $"{seen} read"));
        }
    }

    private void WriteThing(EnodeConnection connection, T item)
    {
        written++;
        item.Origin = connection;
        var (id, displayName) = Label(item);
        connection.RecentIds.Add(Kind, id, displayName);
        WriteObject(item);
    }
}
