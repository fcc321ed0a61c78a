using System.Net;
using System.Security;

namespace Enode;

/// <summary>A client id and, unless the client is public, its secret. The secret cannot be read.</summary>
public sealed class ClientCredential
{
    private readonly SecureString? secret;

    /// <summary>Credentials from a secure string, which is copied.</summary>
    /// <param name="clientId">The client id.</param>
    /// <param name="clientSecret">The client secret.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public ClientCredential(string clientId, SecureString clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentNullException.ThrowIfNull(clientSecret);
        if (clientSecret.Length == 0)
        {
            throw new ArgumentException("The client secret is empty.", nameof(clientSecret));
        }

        ClientId = clientId;
        secret = clientSecret.Copy();
        secret.MakeReadOnly();
    }

    /// <summary>
    /// A public client (RFC 6749, section 2.1), which has no secret: a program on the machine of its user. It can request tokens only with
    /// an <see cref="AuthorizationCode"/>.
    /// </summary>
    /// <param name="clientId">The client id.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public ClientCredential(string clientId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ClientId = clientId;
    }

    /// <summary>Credentials from plain text.</summary>
    /// <param name="clientId">The client id.</param>
    /// <param name="clientSecret">The client secret.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public ClientCredential(string clientId, string clientSecret)
        : this(clientId, new NetworkCredential(string.Empty, clientSecret).SecurePassword)
    {
    }

    /// <summary>The client id, which is not secret.</summary>
    public string ClientId { get; }

    /// <summary>True for a client without a secret.</summary>
    public bool IsPublic => secret is null;

    /// <summary>Equal for equal secrets.</summary>
    internal string SecretFingerprint => Fingerprint.Of(RevealSecret());

    /// <summary>For the token request alone.</summary>
    internal string RevealSecret() => new NetworkCredential(string.Empty, secret).Password;

    /// <summary>The client id.</summary>
    public override string ToString() => ClientId;
}
