namespace Enode;

/// <summary>
/// A code that an authorization server issued for a user (RFC 6749, section 4.1), with the proof that this process requested it
/// (RFC 7636). It is exchanged for tokens once. It cannot be read.
/// </summary>
public sealed class AuthorizationCode
{
    /// <summary>A code from a redirect.</summary>
    /// <param name="code">The code.</param>
    /// <param name="redirectUri">The address of the redirect, as it was in the authorization request.</param>
    /// <param name="codeVerifier">The text whose hash was in the authorization request.</param>
    /// <exception cref="ArgumentException">The code or the verifier is empty.</exception>
    public AuthorizationCode(string code, Uri redirectUri, string codeVerifier)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        ArgumentNullException.ThrowIfNull(redirectUri);
        ArgumentException.ThrowIfNullOrEmpty(codeVerifier);
        Code = code;
        RedirectUri = redirectUri;
        CodeVerifier = codeVerifier;
    }

    /// <summary>The address of the redirect, which is not secret.</summary>
    public Uri RedirectUri { get; }

    internal string Code { get; }

    internal string CodeVerifier { get; }

    /// <summary>A mask.</summary>
    public override string ToString() => Redactor.Mask;
}
