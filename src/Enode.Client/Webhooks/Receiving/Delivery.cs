namespace Enode.Internal;

/// <summary>A delivery that was accepted: its signature is valid, and it has not been accepted before.</summary>
/// <param name="number">Its place in the order in which deliveries were accepted.</param>
/// <param name="id">The id that the sender gave it. Null when it has none.</param>
/// <param name="receivedAt">When it was accepted.</param>
/// <param name="body">The body of the request.</param>
internal sealed class Delivery(long number, string? id, DateTimeOffset receivedAt, ReadOnlyMemory<byte> body)
{
    internal long Number { get; } = number;

    internal string? Id { get; } = id;

    internal DateTimeOffset ReceivedAt { get; } = receivedAt;

    internal ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>How many of its events have been taken.</summary>
    internal int Taken { get; set; }
}
