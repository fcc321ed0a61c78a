namespace Enode.Internal;

/// <summary>The body that creates or changes a webhook. Of a new one, the API requires the address and the secret.</summary>
internal sealed class WebhookMembers : ISecretBody
{
    public Optional<string> Url { get; init; }

    public Optional<string> Secret { get; init; }

    public Optional<IReadOnlyList<string>> Events { get; init; }

    /// <summary>Null for the default version of the client.</summary>
    public Optional<string?> ApiVersion { get; init; }

    /// <summary>Null for none.</summary>
    public Optional<WebhookHeaderMembers?> Authentication { get; init; }

    public IEnumerable<string> GetSecrets() => new[]
    {
        Secret.IsGiven ? Secret.Value : string.Empty,
        Authentication is { IsGiven: true, Value: { } header } ? header.HeaderValue : string.Empty,
    }.Where(secret => secret.Length > 0);
}

/// <summary>The header of a webhook in a request body.</summary>
internal sealed class WebhookHeaderMembers
{
    public required string HeaderName { get; init; }

    public required string HeaderValue { get; init; }
}
