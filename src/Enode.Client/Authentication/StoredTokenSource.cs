namespace Enode;

/// <summary>The tokens of one set of credentials, shared through the store with everybody who has the same.</summary>
internal sealed class StoredTokenSource : IAccessTokenSource
{
    private readonly TokenStore store;
    private readonly TokenStore.Entry entry;
    private readonly ITokenEndpoint endpoint;
    private bool isReleased;

    internal StoredTokenSource(TokenStore store, ITokenEndpoint endpoint, EnodeClientOptions options)
    {
        this.store = store;
        this.endpoint = endpoint;
        entry = store.Acquire(endpoint.Uri, options.Credential!, options.TimeProvider);
    }

    public string GrantType => "client_credentials";

    public bool CanRefresh => true;

    public DateTimeOffset? ExpiresAt => entry.Current?.ExpiresAt;

    public Task<AccessToken> GetAsync(IRequestObserver observer, CancellationToken cancellationToken) =>
        entry.GetAsync(token => endpoint.RequestAsync(observer, token), null, cancellationToken);

    public Task<AccessToken> RefreshAsync(AccessToken refused, IRequestObserver observer, CancellationToken cancellationToken) =>
        entry.GetAsync(token => endpoint.RequestAsync(observer, token), refused, cancellationToken);

    public void Dispose()
    {
        if (!isReleased)
        {
            isReleased = true;
            store.Release(entry);
        }
    }
}
