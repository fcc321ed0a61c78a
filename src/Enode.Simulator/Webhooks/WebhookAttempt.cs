namespace Enode.Simulation;

/// <summary>An attempt of a delivery.</summary>
/// <param name="Webhook">The webhook as it was.</param>
/// <param name="Id">The id of the delivery.</param>
/// <param name="Events">The events.</param>
/// <param name="At">The simulated time.</param>
/// <param name="Answer">The answer.</param>
internal sealed record WebhookAttempt(
    SimulatedWebhook Webhook, string Id, IReadOnlyList<SimulatedEvent> Events, DateTimeOffset At, WebhookAnswer Answer)
{
    public required int Attempt { get; init; }

    /// <summary>When the next attempt is due. Null if there is none.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Whether it was the last attempt of a delivery that failed.</summary>
    public bool IsGivenUp { get; init; }

    /// <summary>The entry of the log.</summary>
    /// <param name="clock">The clock of the simulator.</param>
    public SimulatorDelivery ToEntry(SimulatedClock clock) => new(clock)
    {
        Time = At,
        WebhookId = Webhook.Id,
        Url = new Uri(Webhook.Url).GetLeftPart(UriPartial.Path),
        DeliveryId = Id,
        Events = [.. Events.Select(item => item.Kind)],
        Attempt = Attempt,
        Status = Answer.Status,
        Failure = Answer.Failure,
        NextAttemptAt = NextAttemptAt,
        DurationMs = Answer.Duration.TotalMilliseconds,
    };
}
