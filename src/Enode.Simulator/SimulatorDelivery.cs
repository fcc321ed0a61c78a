using System.Globalization;
using Enode.Internal;

namespace Enode;

/// <summary>An attempt of a simulator to deliver events to a webhook. It has the names of the events, not their content.</summary>
public sealed class SimulatorDelivery : IClock
{
    private readonly IClock clock;

    /// <param name="clock">The clock of the simulator.</param>
    internal SimulatorDelivery(IClock clock)
    {
        this.clock = clock;
    }

    /// <summary>When the attempt began: simulated time, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The id of the webhook.</summary>
    public required string WebhookId { get; init; }

    /// <summary>The address that the events were sent to, without a query.</summary>
    public required string Url { get; init; }

    /// <summary>The value of the header <c>x-enode-delivery</c>: the same in all attempts of one delivery.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>The kinds of the events, in their order, as in <c>user:vehicle:updated</c>.</summary>
    public required EnodeList<string> Events { get; init; }

    /// <summary>The number of the attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The HTTP status of the answer. Null if there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Why the attempt failed. Null if it was answered with a status from 200 to 299.</summary>
    public string? Failure { get; init; }

    /// <summary>
    /// When the next attempt is due: simulated time, UTC. Null if there is none, as the attempt succeeded, was a test, or was the last one.
    /// </summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>How long the attempt took, in milliseconds of real time.</summary>
    public required double DurationMs { get; init; }

    /// <summary>The clock of the simulator.</summary>
    DateTimeOffset IClock.Now => clock.Now;

    /// <summary>The number of events, the address, the status or the failure, and the attempt.</summary>
    public override string ToString()
    {
        var count = Events.Count == 1 ? "1 event" : string.Create(CultureInfo.InvariantCulture, $"{Events.Count} events");
        var result = Status?.ToString(CultureInfo.InvariantCulture) ?? Failure;
        return string.Create(CultureInfo.InvariantCulture, $"{count} to {Url}: {result}, attempt {Attempt}");
    }
}
