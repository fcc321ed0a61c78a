using System.Net;
using System.Security;

namespace Enode.Internal;

/// <summary>A token that was obtained elsewhere and cannot be renewed here.</summary>
internal sealed class FixedTokenSource : IAccessTokenSource
{
    private AccessToken? token;

    internal FixedTokenSource(SecureString value)
    {
        // A token that was read from a file or pasted often ends with a line break.
        var whole = new NetworkCredential(string.Empty, value).Password;
        var text = whole.Trim();
        if (text.Length == 0)
        {
            throw new EnodeApiException(ErrorIds.MissingCredential, "AccessToken is empty.");
        }

        // A NUL would truncate the text when it is read.
        if (!AccessToken.CanBeSent(text) || whole.Length < value.Length)
        {
            throw new EnodeApiException(
                ErrorIds.InvalidArgument,
                "AccessToken contains a blank, a control character or a character outside of ASCII.");
        }

        token = new AccessToken(text, DateTimeOffset.MaxValue, TimeSpan.Zero);
    }

    public string GrantType => "access_token";

    public bool CanRefresh => false;

    public DateTimeOffset? ExpiresAt => null;

    public Task<AccessToken> GetAsync(IRequestObserver observer, CancellationToken cancellationToken) =>
        Task.FromResult(token ?? throw new ObjectDisposedException(nameof(EnodeClient)));

    public Task<AccessToken> RefreshAsync(AccessToken refused, IRequestObserver observer, CancellationToken cancellationToken) =>
        GetAsync(observer, cancellationToken);

    /// <summary>Removes the token.</summary>
    public void Dispose() => token = null;
}
