using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace Enode;

/// <summary>
/// A request for the authorization of a user in a browser (RFC 6749, section 4.1.1), with the proof of RFC 7636 (PKCE, method S256), and
/// the reader of its response.
/// </summary>
public sealed class AuthorizationRequest
{
    // 256 random bits are the 43 characters that RFC 7636 recommends.
    private readonly string verifier = RandomText.Create(32);
    private readonly string state;

    /// <summary>A request. Nothing is sent: a browser opens <see cref="Uri"/>.</summary>
    /// <param name="authorizationUri">The authorization endpoint.</param>
    /// <param name="clientId">The client id.</param>
    /// <param name="redirectUri">The address to which the browser is redirected with the response.</param>
    /// <param name="scopes">What the user is asked to allow. Empty for the default of the server.</param>
    /// <param name="state">The text that the response has to repeat. Null for a random one.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.InvalidUri"/> or <see cref="ErrorIds.InsecureUri"/>: an address that must not be used, or whose query
    /// repeats a parameter.
    /// <see cref="ErrorIds.InvalidArgument"/>: a scope has a character that is not allowed.
    /// </exception>
    public AuthorizationRequest(
        Uri authorizationUri, string clientId, Uri redirectUri, IReadOnlyList<string> scopes, string? state = null)
    {
        ArgumentNullException.ThrowIfNull(authorizationUri);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentNullException.ThrowIfNull(redirectUri);
        ArgumentNullException.ThrowIfNull(scopes);
        this.state = string.IsNullOrEmpty(state) ? RandomText.Create(32) : state;
        RedirectUri = redirectUri;
        Uri = AddressOf(EnodeUri.Page(authorizationUri.OriginalString, nameof(authorizationUri)), clientId, scopes);
    }

    /// <summary>The address to open in a browser.</summary>
    public Uri Uri { get; }

    /// <summary>The address to which the browser is redirected.</summary>
    public Uri RedirectUri { get; }

    /// <summary>Reads the query of the redirect.</summary>
    /// <param name="query">Its parameters.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.StateMismatch"/>: the redirect does not belong to this request. <see
    /// cref="ErrorIds.InvalidAuthorizationResponse"/>: it has neither a code nor an error. Otherwise the id is made from the error code of
    /// section 4.1.2.1, as <c>Enode.AccessDenied</c> is from <c>access_denied</c>.
    /// </exception>
    public AuthorizationCode ReadResponse(NameValueCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        // First of all: what does not belong to the request is not used, an error of it included.
        if (query.GetValues("state") is not [var received] || !IsState(received))
        {
            throw new EnodeApiException(
                ErrorIds.StateMismatch,
                "The redirect to this machine does not belong to the request: its state is missing or another one. " +
                "No code was exchanged.");
        }

        if (query.GetValues("error") is [{ Length: > 0 } error, ..])
        {
            throw AuthorizationError.From(error, query.GetValues("error_description")?[0], [state, verifier]);
        }

        return query.GetValues("code") is [{ Length: > 0 } code]
            ? new AuthorizationCode(code, RedirectUri, verifier)
            : throw new EnodeApiException(
                ErrorIds.InvalidAuthorizationResponse,
                "The response of the authorization server has neither one code nor an error.");
    }

    /// <summary>The authorization endpoint.</summary>
    public override string ToString() => Uri.GetLeftPart(UriPartial.Path);

    private Uri AddressOf(Uri endpoint, string clientId, IReadOnlyList<string> scopes)
    {
        if (scopes.FirstOrDefault(scope => scope.Length == 0 || !scope.All(IsOfScope)) is { } wrong)
        {
            throw new EnodeApiException(ErrorIds.InvalidArgument, $"'{wrong}' is not valid as a scope.");
        }

        (string Name, string Value)[] fields =
        [
            ("response_type", "code"),
            ("client_id", clientId),
            ("redirect_uri", RedirectUri.AbsoluteUri),
            .. scopes.Count == 0 ? Array.Empty<(string, string)>() : [("scope", string.Join(' ', scopes))],
            ("state", state),
            ("code_challenge", Challenge()),
            ("code_challenge_method", "S256"),
        ];
        // RFC 6749, section 3.1: no parameter is sent twice. A server can read the first one or the last one.
        var own = HttpUtility.ParseQueryString(endpoint.Query);
        if (own.AllKeys.Any(name => own.GetValues(name)!.Length > 1 || fields.Any(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
        {
            throw new EnodeApiException(
                ErrorIds.InvalidUri,
                "The query of the authorization endpoint has a parameter more than once, or one of those that the request adds: " +
                $"{string.Join(", ", fields.Select(field => field.Name))}.");
        }

        var query = string.Join('&', fields.Select(field => $"{field.Name}={System.Uri.EscapeDataString(field.Value)}"));
        return new Uri($"{endpoint.AbsoluteUri}{(endpoint.Query.Length > 0 ? '&' : '?')}{query}");
    }

    private string Challenge() => Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    // In constant time, so that the duration does not reveal how much of a guessed state is right.
    private bool IsState(string received) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(received)), SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    // RFC 6749, section 3.3: visible ASCII without the quotation mark and the backslash.
    private static bool IsOfScope(char letter) => letter is >= '!' and <= '~' and not ('"' or '\\');

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
