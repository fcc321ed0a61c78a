using System.Buffers;

namespace Enode.Simulation;

/// <summary>
/// The events that wait for one webhook. They are delivered in their order, one delivery at a time: a delivery that failed is attempted
/// again with the same content and id, and the events after it wait.
/// </summary>
internal sealed class WebhookQueue : IDisposable
{
    /// <summary>How many events a delivery has at most.</summary>
    public const int MaximumBatch = 100;

    /// <summary>How many events wait at most. The oldest are dropped.</summary>
    public const int MaximumPending = 10_000;

    private static readonly TimeSpan FirstGap = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(4);

    /// <summary>How long after its first attempt a delivery is given up.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly object gate = new();
    private readonly Queue<SimulatedEvent> pending = new();
    private readonly CancellationTokenSource closed = new();
    private readonly SimulatedClock clock;
    private readonly WebhookSender sender;
    private readonly Action<WebhookAttempt> onAttempt;
    private Delivery? current;
    private DateTimeOffset nextAt;
    private TaskCompletionSource? running;

    /// <param name="webhook">The webhook.</param>
    /// <param name="clock">The clock of the gaps between attempts.</param>
    /// <param name="sender">Sends the requests.</param>
    /// <param name="onAttempt">Called after each attempt, before the next one.</param>
    public WebhookQueue(SimulatedWebhook webhook, SimulatedClock clock, WebhookSender sender, Action<WebhookAttempt> onAttempt)
    {
        Webhook = webhook;
        this.clock = clock;
        this.sender = sender;
        this.onAttempt = onAttempt;
    }

    /// <summary>The webhook as it is now.</summary>
    public SimulatedWebhook Webhook { get; set; }

    /// <summary>How many events wait, those of a delivery that has not succeeded included.</summary>
    public int PendingCount
    {
        get
        {
            lock (gate)
            {
                return pending.Count + (current?.Events.Count ?? 0);
            }
        }
    }

    /// <summary>Adds an event, if the webhook asks for its kind.</summary>
    public void Add(SimulatedEvent added)
    {
        if (!Webhook.Wants(added.Kind))
        {
            return;
        }

        lock (gate)
        {
            if (pending.Count == MaximumPending)
            {
                pending.Dequeue();
            }

            pending.Enqueue(added);
        }
    }

    /// <summary>Delivers what waits, until there is nothing more or an attempt fails.</summary>
    /// <param name="isForced">Whether an attempt is made although the gap after the last one has not passed.</param>
    public Task DeliverAsync(bool isForced = false)
    {
        TaskCompletionSource started;
        lock (gate)
        {
            if (running is not null)
            {
                return running.Task;
            }

            if ((current is null && pending.Count == 0) || (current is not null && !isForced && clock.Now < nextAt))
            {
                return Task.CompletedTask;
            }

            running = started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _ = RunAsync(started, isForced);
        return started.Task;
    }

    /// <summary>Aborts the delivery.</summary>
    public void Dispose() => closed.Cancel();

    private async Task RunAsync(TaskCompletionSource started, bool isForced)
    {
        while (Take() is { } delivery && await AttemptAsync(delivery, isForced).ConfigureAwait(false))
        {
            // The next delivery follows at once.
        }

        started.SetResult();
    }

    /// <summary>The delivery to attempt. Null if nothing waits, which ends the run.</summary>
    private Delivery? Take()
    {
        lock (gate)
        {
            if (current is null && pending.Count > 0)
            {
                var events = new List<SimulatedEvent>(Math.Min(pending.Count, MaximumBatch));
                while (events.Count < MaximumBatch && pending.TryDequeue(out var next))
                {
                    events.Add(next);
                }

                current = new Delivery(Guid.NewGuid().ToString(), events, BodyOf(events), clock.Now);
            }

            return End(current is null) ? null : current;
        }
    }

    /// <returns>Whether the delivery succeeded.</returns>
    private async Task<bool> AttemptAsync(Delivery delivery, bool isForced)
    {
        var (at, webhook) = (clock.Now, Webhook);
        delivery.Attempts++;

        // An attempt that a user causes does not make the gaps longer.
        delivery.Gaps += isForced ? 0 : 1;
        var answer = await sender.SendAsync(webhook, delivery.Id, delivery.Body, closed.Token).ConfigureAwait(false);
        if (closed.IsCancellationRequested)
        {
            // The webhook was deleted or became inactive, or the simulator was stopped.
            lock (gate)
            {
                End(true);
            }

            return false;
        }

        var isAccepted = answer.Failure is null;
        var next = clock.Now + GapAfter(Math.Max(1, delivery.Gaps));
        var isLast = !isAccepted && next > delivery.BeganAt + Lifetime;
        lock (gate)
        {
            current = isAccepted ? null : delivery;
            nextAt = next;
        }

        onAttempt(new WebhookAttempt(webhook, delivery.Id, delivery.Events, at, answer)
        {
            Attempt = delivery.Attempts,
            NextAttemptAt = isAccepted || isLast ? null : next,
            IsGivenUp = isLast,
        });
        lock (gate)
        {
            End(!isAccepted);
        }

        return isAccepted;
    }

    private bool End(bool isOver)
    {
        if (isOver)
        {
            running = null;
        }

        return isOver;
    }

    private static TimeSpan GapAfter(int attempts) =>
        FirstGap * Math.Pow(2, Math.Min(attempts - 1, 20)) is var gap && gap < LongestGap ? gap : LongestGap;

    /// <summary>The body of a delivery.</summary>
    public static ReadOnlyMemory<byte> BodyOf(IReadOnlyList<SimulatedEvent> events)
    {
        var body = new ArrayBufferWriter<byte>();
        foreach (var item in events)
        {
            body.Write(body.WrittenCount == 0 ? "["u8 : ","u8);
            body.Write(item.Json.Span);
        }

        body.Write("]"u8);
        return body.WrittenMemory;
    }

    private sealed record Delivery(string Id, IReadOnlyList<SimulatedEvent> Events, ReadOnlyMemory<byte> Body, DateTimeOffset BeganAt)
    {
        public int Attempts { get; set; }

        /// <summary>How many of them were not forced.</summary>
        public int Gaps { get; set; }
    }
}
