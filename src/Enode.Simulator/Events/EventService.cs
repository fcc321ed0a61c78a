namespace Enode.Simulation;

/// <summary>
/// Finds what changes in the fleet, and delivers it to webhooks as events. It works only while there is an active webhook whose address is
/// on this machine: without one there is no timer, and nothing is kept.
/// </summary>
internal sealed class EventService : IDisposable
{
    /// <summary>How many attempts the log has at most.</summary>
    private const int LogCapacity = 10_000;

    /// <summary>How many times devices are read at most for the time between two ticks, with a fast clock.</summary>
    private const int MaximumSteps = 10;

    /// <summary>How often actions are read and events delivered, in simulated time.</summary>
    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(1);

    /// <summary>The limits of the time between two ticks in real time, for fast and for slow clocks.</summary>
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(1);

    /// <summary>How often devices are read, in simulated time.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMinutes(1);

    /// <summary>How often a heartbeat is sent, in simulated time.</summary>
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromMinutes(10);

    private readonly object stepGate = new();
    private readonly Fleet fleet;
    private readonly TimeProvider time;
    private readonly HttpMessageHandler? handler;
    private readonly FleetEvents sources;
    private readonly EventCauses causes;
    private readonly Dictionary<string, WebhookQueue> queues = new(StringComparer.Ordinal);
    private WebhookSender? sender;
    private ITimer? timer;
    private DateTimeOffset polledAt;
    private DateTimeOffset heartbeatAt;
    private volatile bool isPollDue;

    /// <param name="fleet">The fleet.</param>
    /// <param name="time">The source of real time.</param>
    /// <param name="handler">Sends the requests. Null to send them by HTTP.</param>
    public EventService(Fleet fleet, TimeProvider time, HttpMessageHandler? handler)
    {
        this.fleet = fleet;
        this.time = time;
        this.handler = handler;
        sources = new FleetEvents(fleet, Emit);
        causes = new EventCauses(fleet, sources, Emit, SendHeartbeat);
        fleet.Webhooks.Saved += OnSaved;
        fleet.Webhooks.Removed += OnRemoved;
    }

    public BoundedLog<SimulatorDelivery> Log { get; } = new(LogCapacity);

    private DateTimeOffset Now => fleet.Clock.Now;

    /// <summary>Reports what has changed at the next tick, and not only at the next poll.</summary>
    public void ReportSoon() => isPollDue = true;

    /// <summary>Sends a test by itself, whatever else waits for the webhook.</summary>
    public WebhookAnswer SendTest(SimulatedWebhook webhook)
    {
        var (at, id) = (Now, Guid.NewGuid().ToString());
        var test = SimulatedEvent.Create(EventKinds.Test, at, null);
        using var own = new WebhookSender(time, handler);
        var answer = own.SendAsync(webhook, id, WebhookQueue.BodyOf([test]), CancellationToken.None).GetAwaiter().GetResult();
        Log.Add(new WebhookAttempt(webhook, id, [test], at, answer) { Attempt = 1 }.ToEntry(fleet.Clock));
        return answer;
    }

    /// <summary>Whether a webhook asks for a kind of events.</summary>
    public bool IsReceived(string kind) => fleet.Atomically(() => queues.Values.Any(queue => queue.Webhook.Wants(kind)));

    /// <summary>Causes events of a kind, and delivers them at once.</summary>
    /// <param name="kind">One of <see cref="EventKinds"/>.</param>
    /// <param name="target">What they are about.</param>
    /// <param name="count">How many.</param>
    /// <returns>The attempt to deliver them to each webhook that asks for the kind.</returns>
    /// <exception cref="ArgumentException">There is no such user or resource.</exception>
    /// <exception cref="InvalidOperationException">No webhook asks for the kind, or nothing can have the event.</exception>
    public async Task<IReadOnlyList<SimulatorDelivery>> CauseAsync(string kind, EventTarget target, int count)
    {
        var began = Now;
        List<WebhookQueue> receivers = [];
        lock (stepGate)
        {
            fleet.Atomically(() =>
            {
                receivers = [.. queues.Values.Where(queue => queue.Webhook.Wants(kind))];
                if (receivers.Count == 0)
                {
                    throw new InvalidOperationException($"No active webhook with an address on this machine receives {kind}.");
                }

                for (var i = 0; i < count; i++)
                {
                    causes.Cause(kind, target);
                }
            });

            // Other resources can have changed as well.
            ReportSoon();
        }

        await Task.WhenAll(receivers.Select(queue => queue.DeliverAsync(isForced: true))).ConfigureAwait(false);

        // Other events can have been delivered before and after. Where an earlier delivery fails again, these are not attempted.
        var attempts = Log.Where(attempt => attempt.Time >= began).ToList();
        return [.. receivers.Select(queue => queue.Webhook.Id).Select(id => Last(id, kind) ?? Last(id, null)).OfType<SimulatorDelivery>()];

        SimulatorDelivery? Last(string webhookId, string? withKind) => attempts.FindLast(
            attempt => attempt.WebhookId == webhookId && (withKind is null || attempt.Events.Contains(withKind)));
    }

    /// <summary>Notes that a webhook has accepted a request, which activates it.</summary>
    public void Accept(string webhookId) => Update(webhookId, webhook => webhook with { LastSuccess = Now, IsActive = true });

    public void Dispose() => fleet.Atomically(() =>
    {
        fleet.Webhooks.Saved -= OnSaved;
        fleet.Webhooks.Removed -= OnRemoved;
        foreach (var id in queues.Keys.ToList())
        {
            Close(id);
        }
    });

    private void OnSaved(SimulatedWebhook? former, SimulatedWebhook webhook)
    {
        if (!webhook.IsActive || !WebhookSender.CanReach(webhook.Url))
        {
            Close(webhook.Id);
        }
        else if (queues.TryGetValue(webhook.Id, out var queue))
        {
            queue.Webhook = webhook;
        }
        else
        {
            Open(webhook);
        }
    }

    private void OnRemoved(SimulatedWebhook webhook) => Close(webhook.Id);

    private void Open(SimulatedWebhook webhook)
    {
        if (sender is null)
        {
            sender = new WebhookSender(time, handler);
            sources.Start(Now);
            polledAt = Now;
            heartbeatAt = Now + HeartbeatInterval;
            SetTimer();
        }

        queues.Add(webhook.Id, new WebhookQueue(webhook, fleet.Clock, sender, OnAttempt));
    }

    private void Close(string webhookId)
    {
        if (queues.Remove(webhookId, out var queue))
        {
            queue.Dispose();
            if (queues.Count == 0)
            {
                timer!.Dispose();
                timer = null;
                sources.Stop();
                sender!.Dispose();
                sender = null;
            }
        }
    }

    private void SetTimer()
    {
        timer?.Dispose();
        var interval = fleet.Clock.RealTimeOf(TickInterval);
        interval = interval < ShortestTick ? ShortestTick : interval > LongestTick ? LongestTick : interval;
        timer = time.CreateTimer(_ => Tick(), null, interval, System.Threading.Timeout.InfiniteTimeSpan);
    }

    private void Tick()
    {
        lock (stepGate)
        {
            var now = Now;
            var step = (now - polledAt) / MaximumSteps is var part && part > PollInterval ? part : PollInterval;
            while (polledAt + step < now)
            {
                Poll(polledAt + step);
            }

            if (sources.PollActions(now) || isPollDue)
            {
                Poll(now);
            }
        }

        Deliver();
        fleet.Atomically(() =>
        {
            if (sender is not null)
            {
                SetTimer();
            }
        });
    }

    private void Poll(DateTimeOffset at)
    {
        isPollDue = false;
        polledAt = at;
        sources.Poll(at);
        if (at >= heartbeatAt)
        {
            heartbeatAt = at + HeartbeatInterval;
            SendHeartbeat(at);
        }
    }

    private void SendHeartbeat(DateTimeOffset at) => fleet.Atomically(() =>
    {
        foreach (var queue in queues.Values)
        {
            queue.Add(SimulatedEvent.Create(
                EventKinds.Heartbeat, at, null, json => json.WriteNumber("pendingEvents", queue.PendingCount)));
        }
    });

    private void Emit(SimulatedEvent added)
    {
        foreach (var queue in queues.Values)
        {
            queue.Add(added);
        }
    }

    private void Deliver() => fleet.Atomically(() => queues.Values.ToList()).ForEach(queue => queue.DeliverAsync());

    private void OnAttempt(WebhookAttempt attempt)
    {
        Log.Add(attempt.ToEntry(fleet.Clock));
        if (attempt.Answer.Failure is null)
        {
            Accept(attempt.Webhook.Id);
        }
        else if (attempt.IsGivenUp)
        {
            Update(attempt.Webhook.Id, webhook => webhook with { IsActive = false });
        }
    }

    private void Update(string webhookId, Func<SimulatedWebhook, SimulatedWebhook> change) => fleet.Atomically(() =>
    {
        // It can have been deleted since.
        if (fleet.Webhooks.Find(webhookId) is not null)
        {
            fleet.Webhooks.Update(webhookId, change);
        }
    });
}
