using System.Diagnostics.CodeAnalysis;

namespace Enode.Internal;

/// <summary>The deliveries that were accepted and not yet taken, in their order. What it holds is bounded.</summary>
/// <remarks>
/// <para>
/// Accepting is one step: the check for a repetition, the journal and the queue. So the order of the queue is the one of the journal.
/// </para>
/// <para>All methods may be called from any thread.</para>
/// </remarks>
internal sealed class DeliveryQueue : IDisposable
{
    /// <summary>How many bytes of deliveries wait at most. One delivery is always accepted when none waits.</summary>
    internal const int MaximumBytes = 32 * 1024 * 1024;

    private readonly object gate = new();
    private readonly Queue<Delivery> waiting = new();
    private readonly SemaphoreSlim available = new(0);
    private readonly DeliveryIds ids = new();
    private readonly DeliveryJournal? journal;
    private readonly TimeProvider time;
    private readonly int maximumBytes;
    private readonly Action<Exception>? onJournalFailure;
    private TaskCompletionSource room = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long bytes;
    private long lastNumber;
    private bool isClosed;

    /// <param name="journal">Where deliveries are stored. What it has that was not taken comes first. Null to store none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="maximumBytes">How many bytes wait at most.</param>
    /// <param name="onJournalFailure">Called when a mark cannot be written to the journal.</param>
    internal DeliveryQueue(
        DeliveryJournal? journal, TimeProvider time, int maximumBytes = MaximumBytes, Action<Exception>? onJournalFailure = null)
    {
        this.onJournalFailure = onJournalFailure;
        this.journal = journal;
        this.time = time;
        this.maximumBytes = maximumBytes;
        if (journal is null)
        {
            return;
        }

        foreach (var hash in journal.KnownIds)
        {
            ids.Add(hash);
        }

        foreach (var delivery in journal.Remaining)
        {
            Enqueue(delivery);
        }
    }

    /// <summary>How many deliveries have not been taken as a whole.</summary>
    internal int Count { get; private set; }

    /// <summary>Accepts a delivery, unless it was accepted before or there is no room.</summary>
    /// <exception cref="IOException">The journal cannot be written. The delivery is not accepted.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    internal Acceptance Accept(string? id, ReadOnlyMemory<byte> body)
    {
        lock (gate)
        {
            var hash = id is null ? default : DeliveryIds.HashOf(id);
            if (id is not null && ids.Contains(hash))
            {
                return Acceptance.Repeated;
            }

            if (isClosed || (Count > 0 && bytes + body.Length > maximumBytes))
            {
                return Acceptance.Full;
            }

            var delivery = new Delivery(lastNumber + 1, id, time.GetUtcNow(), body);
            journal?.Append(delivery);
            if (id is not null)
            {
                ids.Add(hash);
            }

            Enqueue(delivery);
            return Acceptance.Accepted;
        }
    }

    /// <summary>Completed when there may be room again, or when there will not be.</summary>
    internal Task RoomAsync()
    {
        lock (gate)
        {
            return isClosed ? Task.CompletedTask : room.Task;
        }
    }

    /// <summary>Accepts no more deliveries: from now on, <see cref="Count"/> does not grow.</summary>
    internal void Close()
    {
        lock (gate)
        {
            isClosed = true;
            SignalRoom();
        }
    }

    /// <summary>The next delivery, as soon as there is one.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    internal async Task<Delivery> TakeAsync(CancellationToken cancellationToken)
    {
        await available.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (gate)
        {
            return waiting.Dequeue();
        }
    }

    /// <summary>Marks the next event of a delivery as taken: it does not come again.</summary>
    /// <param name="delivery">A delivery that <see cref="TakeAsync"/> returned.</param>
    /// <param name="isLast">True for the last event of the delivery.</param>
    [SuppressMessage("Design", "CA1031", Justification = "The event was processed. Without its mark it comes again, which is allowed.")]
    internal void MarkTaken(Delivery delivery, bool isLast)
    {
        lock (gate)
        {
            delivery.Taken++;
            if (isLast)
            {
                bytes -= delivery.Body.Length;
                Count--;
                SignalRoom();
            }

            try
            {
                journal?.MarkTaken(delivery, isLast, ids.Hashes);
            }
            catch (Exception exception)
            {
                onJournalFailure?.Invoke(exception);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Every failure is reported. The file stays as it is, and is complete.")]
    public void Dispose()
    {
        lock (gate)
        {
            try
            {
                journal?.Shorten(ids.Hashes);
            }
            catch (Exception exception)
            {
                onJournalFailure?.Invoke(exception);
            }

            journal?.Dispose();
        }

        available.Dispose();
    }

    private void SignalRoom()
    {
        room.SetResult();
        room = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private void Enqueue(Delivery delivery)
    {
        lastNumber = delivery.Number;
        waiting.Enqueue(delivery);
        bytes += delivery.Body.Length;
        Count++;
        available.Release();
    }
}

/// <summary>What became of a delivery.</summary>
internal enum Acceptance
{
    /// <summary>It waits to be taken.</summary>
    Accepted,

    /// <summary>It had been accepted before.</summary>
    Repeated,

    /// <summary>There is no room for it now.</summary>
    Full,
}
