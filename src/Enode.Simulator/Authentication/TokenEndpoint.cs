using System.Text;

namespace Enode.Simulation;

/// <summary>Issues access tokens for client credentials, codes and refresh tokens: RFC 6749, sections 4.4, 4.1.3 and 6.</summary>
internal sealed class TokenEndpoint
{
    public const string Path = "/oauth2/token";

    private readonly ClientCredentials client;
    private readonly AccessTokens tokens;
    private readonly UserGrants grants;

    private TokenEndpoint(ClientCredentials client, AccessTokens tokens, UserGrants grants)
    {
        this.client = client;
        this.tokens = tokens;
        this.grants = grants;
    }

    public static IEnumerable<Route> Routes(ClientCredentials client, AccessTokens tokens, UserGrants grants) =>
        [Route.OpenPost(Path, new TokenEndpoint(client, tokens, grants).Response)];

    private Response Response(ApiRequest request) => ResponseCore(request).With("Cache-Control", "no-store").With("Pragma", "no-cache");

    private Response ResponseCore(ApiRequest request)
    {
        try
        {
            var form = ReadForm(request);
            var grant = Single(form, "grant_type") ?? throw OAuthException.InvalidRequest("The grant_type is missing.");
            Authenticate(request, form);
            return grant switch
            {
                "client_credentials" => Token(userId: null, refreshToken: null),
                "authorization_code" => FirstOfSession(form),
                "refresh_token" => NextOfSession(form),
                _ => throw OAuthException.UnsupportedGrantType(
                    "The grant_type is client_credentials, authorization_code or refresh_token."),
            };
        }
        catch (OAuthException exception)
        {
            return exception.ToResponse();
        }
    }

    private static FormFields ReadForm(ApiRequest request)
    {
        var body = request.Body;
        if (request.MediaType != "application/x-www-form-urlencoded")
        {
            throw OAuthException.InvalidRequest("The body must be application/x-www-form-urlencoded.");
        }

        // Latin-1 keeps every byte, so that the percent decoder sees bytes above ASCII.
        return FormFields.TryParse(Encoding.Latin1.GetString(body))
            ?? throw OAuthException.InvalidRequest("The form is not percent-encoded UTF-8.");
    }

    private void Authenticate(ApiRequest request, FormFields form)
    {
        var bodyId = Single(form, "client_id");
        var bodySecret = Single(form, "client_secret");
        var header = request.Header("Authorization");
        if (header is not null && bodySecret is not null)
        {
            throw OAuthException.InvalidRequest("The client authenticates in the header or in the body, not in both.");
        }

        var (id, secret) = header is null ? (bodyId, bodySecret) : ReadBasic(header);
        if (id is null || secret is null || !client.Are(id, secret) || (bodyId is not null && bodyId != id))
        {
            throw OAuthException.InvalidClient("The client is unknown or its secret is wrong.");
        }
    }

    /// <summary>Reads id and secret from the header, where each is form-encoded: RFC 6749, section 2.3.1.</summary>
    private static (string? Id, string? Secret) ReadBasic(string header)
    {
        const string scheme = "Basic ";
        var bytes = new byte[header.Length];
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(header[scheme.Length..].Trim(), bytes, out var length))
        {
            return (null, null);
        }

        var pair = Encoding.Latin1.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0
            && PercentEncoding.TryDecode(pair.AsSpan(0, colon), isForm: true, out var id)
            && PercentEncoding.TryDecode(pair.AsSpan(colon + 1), isForm: true, out var secret)
                ? (id, secret)
                : (null, null);
    }

    private Response FirstOfSession(FormFields form)
    {
        var code = Required(form, "code");
        var (redirectUri, verifier) = (Required(form, "redirect_uri"), Required(form, "code_verifier"));
        var grant = grants.TakeCode(code, redirectUri, verifier)
            ?? throw OAuthException.InvalidGrant("The code is unknown, was used before, or is of another request.");
        return Token(grant.UserId, grant.IsOffline ? grants.BeginSession(grant.UserId) : null);
    }

    private Response NextOfSession(FormFields form) => grants.Rotate(Required(form, "refresh_token")) is var (refreshToken, userId)
        ? Token(userId, refreshToken)
        : throw OAuthException.InvalidGrant("The refresh token is unknown or was used before.");

    private Response Token(string? userId, string? refreshToken) => Simulation.Response.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("access_token", tokens.Issue(userId));
        json.WriteNumber("expires_in", (long)tokens.Lifetime.TotalSeconds);
        json.WriteString("scope", string.Empty);
        json.WriteString("token_type", "bearer");
        if (refreshToken is not null)
        {
            json.WriteString("refresh_token", refreshToken);
        }

        json.WriteEndObject();
    });

    private static string Required(FormFields form, string name) =>
        Single(form, name) ?? throw OAuthException.InvalidRequest($"The {name} is missing.");

    private static string? Single(FormFields form, string name)
    {
        var values = form.All(name);
        return values.Count <= 1 ? form.First(name) : throw OAuthException.InvalidRequest($"The {name} is given more than once.");
    }
}
