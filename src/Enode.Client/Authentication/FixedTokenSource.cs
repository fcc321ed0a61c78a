using System.Net;
using System.Security;

namespace Enode;

/// <summary>A token that somebody else obtained and that cannot be renewed here.</summary>
internal sealed class FixedTokenSource : IAccessTokenSource
{
    private AccessToken? token;

    internal FixedTokenSource(SecureString value)
    {
        token = new AccessToken(new NetworkCredential(string.Empty, value).Password, DateTimeOffset.MaxValue, TimeSpan.Zero);
    }

    public string GrantType => "access_token";

    public bool CanRefresh => false;

    public DateTimeOffset? ExpiresAt => null;

    public Task<AccessToken> GetAsync(IRequestObserver observer, CancellationToken cancellationToken) =>
        Task.FromResult(token ?? throw new ObjectDisposedException(nameof(EnodeClient)));

    public Task<AccessToken> RefreshAsync(AccessToken refused, IRequestObserver observer, CancellationToken cancellationToken) =>
        GetAsync(observer, cancellationToken);

    /// <summary>Forgets the token.</summary>
    public void Dispose() => token = null;
}
