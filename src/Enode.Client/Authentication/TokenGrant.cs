namespace Enode.Internal;

/// <summary>What a client presents at the token endpoint for an access token: a grant of RFC 6749, and its fields.</summary>
internal sealed class TokenGrant
{
    private readonly IReadOnlyList<string> secrets;

    private TokenGrant(string type, IReadOnlyList<(string Name, string Value)> fields, IReadOnlyList<string> secrets)
    {
        Type = type;
        Fields = fields;
        this.secrets = secrets;
    }

    /// <summary>Section 4.4: the client acts on its own behalf.</summary>
    internal static TokenGrant ClientCredentials { get; } = new("client_credentials", [], []);

    /// <summary>The value of <c>grant_type</c>.</summary>
    internal string Type { get; }

    /// <summary>The fields besides <c>grant_type</c>, in their order.</summary>
    internal IReadOnlyList<(string Name, string Value)> Fields { get; }

    /// <summary>The values that must not be in a message.</summary>
    internal IEnumerable<string> Secrets => secrets;

    /// <summary>
    /// True for a grant that a server accepts once. If it is presented again, the server may take it for stolen and end the session:
    /// section 4.1.2 of RFC 6749 for codes, section 4.14 of RFC 9700 for refresh tokens.
    /// </summary>
    internal bool IsSingleUse => secrets.Count > 0;

    /// <summary>True for a refresh token.</summary>
    internal bool IsRefresh => Type == "refresh_token";

    /// <summary>Section 4.1.3, with the proof of RFC 7636.</summary>
    internal static TokenGrant Code(AuthorizationCode code) => new(
        "authorization_code",
        [("code", code.Code), ("redirect_uri", code.RedirectUri.AbsoluteUri), ("code_verifier", code.CodeVerifier)],
        [code.Code, code.CodeVerifier]);

    /// <summary>Section 6.</summary>
    internal static TokenGrant Refresh(string refreshToken) => new("refresh_token", [("refresh_token", refreshToken)], [refreshToken]);

    /// <summary>The grant for the next access token, after this one. Null when there is none.</summary>
    /// <remarks>A server that does not replace the refresh token leaves it out of the response: the old one stays valid.</remarks>
    internal TokenGrant? Next(AccessToken token) =>
        !IsSingleUse ? this
        : token.RefreshToken is { } next ? Refresh(next)
        : IsRefresh ? this
        : null;

    /// <summary>The type. The fields are secrets.</summary>
    public override string ToString() => Type;
}
