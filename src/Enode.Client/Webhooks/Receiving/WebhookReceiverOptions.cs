using System.Security;

namespace Enode.Internal;

/// <summary>How deliveries are received.</summary>
internal sealed class WebhookReceiverOptions
{
    /// <summary>The port of the loopback address. 0 for any free one.</summary>
    internal required int Port { get; init; }

    /// <summary>The path, which begins with a slash. Requests for other paths are answered with 404.</summary>
    internal required string Path { get; init; }

    /// <summary>The secret of the webhook.</summary>
    internal required SecureString Secret { get; init; }

    /// <summary>The file in which deliveries are stored. Null to store none.</summary>
    internal string? JournalPath { get; init; }

    /// <summary>Called with each request that was not accepted, on the thread that answers it, before the response is sent.</summary>
    internal required Action<RejectedDelivery> OnRejected { get; init; }

    /// <summary>How many bytes of deliveries wait at most.</summary>
    internal int MaximumQueuedBytes { get; init; } = DeliveryQueue.MaximumBytes;

    /// <summary>How long a delivery waits for room before it is rejected. Less than the five seconds that Enode waits.</summary>
    internal TimeSpan RoomTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Called when a mark cannot be written to the journal.</summary>
    internal Action<Exception>? OnJournalFailure { get; init; }

    /// <summary>The clock.</summary>
    internal TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}

/// <summary>A request that was not accepted.</summary>
/// <param name="Status">The status that it was answered with.</param>
/// <param name="Reason">Why, as a sentence.</param>
/// <param name="DeliveryId">The id that the request gave itself. Null when it has none.</param>
/// <param name="IsFailure">True for one that may have been a delivery of Enode, and will not be accepted later either.</param>
internal sealed record RejectedDelivery(int Status, string Reason, string? DeliveryId, bool IsFailure);
