namespace Enode.Internal;

/// <summary>Where a client's tokens come from.</summary>
internal interface IAccessTokenSource : IDisposable
{
    /// <summary>The OAuth grant type by which the token is obtained.</summary>
    string GrantType { get; }

    /// <summary>Whether a refused token can be replaced.</summary>
    bool CanRefresh { get; }

    /// <summary>When the token in use expires. Null when there is none, or when that is not known.</summary>
    DateTimeOffset? ExpiresAt { get; }

    /// <summary>A token that has not expired.</summary>
    Task<AccessToken> GetAsync(IRequestObserver observer, CancellationToken cancellationToken);

    /// <summary>Another token than the one that the server refused.</summary>
    Task<AccessToken> RefreshAsync(AccessToken refused, IRequestObserver observer, CancellationToken cancellationToken);
}
