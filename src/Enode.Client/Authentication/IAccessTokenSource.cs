namespace Enode.Internal;

/// <summary>Where a client's tokens come from.</summary>
internal interface IAccessTokenSource : IDisposable
{
    /// <summary>How the token is obtained, in OAuth's words.</summary>
    string GrantType { get; }

    /// <summary>Whether a refused token can be replaced.</summary>
    bool CanRefresh { get; }

    /// <summary>The end of the token in use. Null when there is none, or nobody knows.</summary>
    DateTimeOffset? ExpiresAt { get; }

    /// <summary>A token that is alive, as far as the clock can tell.</summary>
    Task<AccessToken> GetAsync(IRequestObserver observer, CancellationToken cancellationToken);

    /// <summary>Another token than the one that the server refused.</summary>
    Task<AccessToken> RefreshAsync(AccessToken refused, IRequestObserver observer, CancellationToken cancellationToken);
}
