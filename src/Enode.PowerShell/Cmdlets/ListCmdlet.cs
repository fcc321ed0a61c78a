using System.ComponentModel;
using System.Management.Automation;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Cmdlets;

/// <summary>Writes objects of one type that were read, with <c>-First</c> and <c>-Skip</c> over all inputs.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ListCmdlet<T> : InputCmdlet
    where T : EnodeResource
{
    /// <summary>From this number of items on, a list has a progress line.</summary>
    private const int ProgressFrom = 500;

    private readonly HashSet<EnodeConnection> listed = [];
    private ulong passed;
    private ulong written;
    private ulong seen;
    private ulong reading;

    /// <summary>True for an item that the parameters ask for.</summary>
    private protected virtual bool IsWanted(T item) => true;

    private ulong WantedInAll => PagingParameters.First > ulong.MaxValue - PagingParameters.Skip
        ? ulong.MaxValue
        : PagingParameters.First + PagingParameters.Skip;

    private bool IsComplete => passed + written >= WantedInAll || PagingParameters.First == 0;

    private protected override void BeginConnected()
    {
        if (PagingParameters.IncludeTotalCount)
        {
            // The API does not say how many there are, and counting them would read them all.
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));
        }
    }

    /// <summary>What completion shows beside an id. Null ids are not completed.</summary>
    private protected virtual (string? Id, string? DisplayName) Label(T item) => (null, null);

    /// <summary>Objects that came with one response, as the page of a list.</summary>
    /// <param name="items">The objects.</param>
    /// <param name="unread">The errors of those that could not be read.</param>
    private protected static IReadOnlyList<Listed<T>> Page(IEnumerable<T> items, IEnumerable<EnodeApiException> unread) =>
        [.. items.Select(item => new Listed<T>(item, null)), .. unread.Select(failure => new Listed<T>(null, failure))];

    /// <summary>Starts a list. It asks for no more pages than <c>-First</c> and <c>-Skip</c> can use.</summary>
    private protected void StartList(
        object? target,
        EnodeResource? input,
        Func<EnodeClient, CancellationToken, IAsyncEnumerable<IReadOnlyList<Listed<T>>>> pages) =>
        StartList(target, input, (workItem, client) => pages(client, workItem.Token));

    /// <summary>Starts a list that writes more than its pages, as a warning.</summary>
    private protected void StartList(
        object? target, EnodeResource? input, Func<PipelineWorkItem, EnodeClient, IAsyncEnumerable<IReadOnlyList<Listed<T>>>> pages)
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
            var readingAhead = client.ReadingAhead(count => (ulong)count < wanted - taken);
            await foreach (var page in pages(workItem, readingAhead).WithCancellation(workItem.Token).ConfigureAwait(false))
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

    /// <summary>Returns when all lists are written. Those that <c>-First</c> does not need any more are cancelled.</summary>
    private protected void FinishLists() => Pump.Finish(() => IsComplete);

    /// <summary>Starts to read a single object.</summary>
    /// <remarks>When the work runs, the parameters may hold the next input already: <paramref name="read"/> must not use them.</remarks>
    private protected void StartRead(Input input, Func<EnodeClient, CancellationToken, Task<T>> read)
    {
        if (IsComplete)
        {
            return;
        }

        foreach (var connection in TryConnectAll(input.Target, input.Object))
        {
            StartRead(input, connection, read);
        }
    }

    private void StartRead(Input input, EnodeConnection connection, Func<EnodeClient, CancellationToken, Task<T>> read)
    {
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
                var item = await read(client, workItem.Token).ConfigureAwait(false);
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
