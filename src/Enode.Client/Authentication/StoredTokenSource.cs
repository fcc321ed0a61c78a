namespace Enode.Internal;

/// <summary>
/// The token of one set of credentials, or of one session of a user. All clients with the same credentials share it through the store.
/// </summary>
internal sealed class StoredTokenSource : IAccessTokenSource
{
    private readonly Lease<TokenStore.Entry> entry;
    private readonly ITokenEndpoint endpoint;

    internal StoredTokenSource(TokenStore store, ITokenEndpoint endpoint, EnodeClientOptions options)
    {
        this.endpoint = endpoint;
        GrantType = options.AuthorizationCode is null ? "client_credentials" : "authorization_code";
        entry = store.Acquire(endpoint.Uri, options.Credential!, options.TimeProvider, options.AuthorizationCode);
    }

    public string GrantType { get; }

    public bool CanRefresh => true;

    public DateTimeOffset? ExpiresAt => entry.Value.Current?.ExpiresAt;

    public Task<AccessToken> GetAsync(IRequestObserver observer, CancellationToken cancellationToken) =>
        entry.Value.GetAsync(endpoint, observer, null, cancellationToken);

    public Task<AccessToken> RefreshAsync(AccessToken refused, IRequestObserver observer, CancellationToken cancellationToken) =>
        entry.Value.GetAsync(endpoint, observer, refused, cancellationToken);

    public void Dispose() => entry.Dispose();
}
