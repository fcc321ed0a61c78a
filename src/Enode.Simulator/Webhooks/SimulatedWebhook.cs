namespace Enode.Simulation;

/// <summary>A subscription to events.</summary>
internal sealed record SimulatedWebhook : IRecord
{
    public required string Id { get; init; }

    public required long Sequence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Url { get; init; }

    /// <summary>The key of the signatures. It is never returned.</summary>
    public required string Secret { get; init; }

    /// <summary>The names of events, or <c>*</c> for all.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Null for the default version of the client.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The additional header of each delivery. Null for none.</summary>
    public WebhookHeader? Authentication { get; init; }

    /// <summary>False after too many deliveries failed, until an update or a test that succeeds.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Whether events of a kind are delivered to it.</summary>
    public bool Wants(string kind) => Events.Contains("*") || Events.Contains(kind);

    /// <summary>When the last delivery succeeded. The API has no null for it, so it is the time of creation before.</summary>
    public required DateTimeOffset LastSuccess { get; init; }
}

/// <summary>A header of the client that is added to each delivery.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="Value">The value. It is never returned.</param>
internal sealed record WebhookHeader(string Name, string Value);
