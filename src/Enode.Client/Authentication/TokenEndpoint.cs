using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Enode.Internal;

/// <summary>The token endpoint of RFC 6749, section 3.2: each grant is a small form in a POST request.</summary>
internal sealed class TokenEndpoint : ITokenEndpoint
{
    // RFC 6749 recommends expires_in and does not require it. If the token itself states no expiry either, a new one is requested soon.
    private const double UnstatedLifetime = 300;

    private readonly EnodeHttp http;
    private readonly EnodeClientOptions options;

    internal TokenEndpoint(EnodeHttp http, EnodeClientOptions options)
    {
        this.http = http;
        this.options = options;
        ArgumentNullException.ThrowIfNull(options.Credential);
        Uri = EnodeUri.Endpoint(options.TokenUri?.OriginalString, nameof(options.TokenUri));
    }

    public Uri Uri { get; }

    public IDisposable KeepOpen() => http.KeepOpen();

    public async Task<AccessToken> RequestAsync(TokenGrant grant, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var call = new ApiCall(Request(grant, options.Credential!), observer);
        using var response = await http.SendAnonymousAsync(call, cancellationToken).ConfigureAwait(false);
        var body = Parse(call, response);
        if (!response.IsSuccess)
        {
            throw Refusal(call, response, body);
        }

        if (body.AccessToken is null || !AccessToken.CanBeSent(body.AccessToken))
        {
            throw NoToken(call, response, "has no access_token that can be used");
        }

        if (body.TokenType is { } type && !type.Equals("bearer", StringComparison.OrdinalIgnoreCase))
        {
            throw NoToken(
                call, response, $"has a token of type {Redactor.Scrub(type, call.Secrets)}, and only bearer tokens are supported");
        }

        double? seconds = body.ExpiresIn is not { } element ? null
            : double.TryParse(element.GetRawText().Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number) ? number
            : throw NoToken(call, response, "has an expires_in that is not a number, or is too large");
        var now = options.TimeProvider.GetUtcNow();
        var stated = seconds ?? JwtExpiry.SecondsLeft(body.AccessToken, now) ?? UnstatedLifetime;
        // Limited to ten years, because a longer time could exceed the range of a date.
        var lifetime = TimeSpan.FromSeconds(Math.Clamp(stated, 0, 315_360_000));
        return new AccessToken(body.AccessToken, now + lifetime, lifetime)
        {
            RefreshToken = string.IsNullOrEmpty(body.RefreshToken) ? null : body.RefreshToken,
        };
    }

    private ApiRequest Request(TokenGrant grant, ClientCredential credential)
    {
        var secret = credential.RevealSecret();
        // Section 2.3.1: both parts are form-encoded before they are joined, or a colon in the id would be read as the separator.
        var basic = Convert.ToBase64String(
            Encoding.ASCII.GetBytes($"{WebUtility.UrlEncode(credential.ClientId)}:{WebUtility.UrlEncode(secret)}"));
        var inBody = options.ClientAuthentication == ClientAuthentication.Body;
        List<(string Name, string Value)> fields = [("grant_type", grant.Type), .. grant.Fields];
        if (inBody || credential.IsPublic)
        {
            fields.Add(("client_id", credential.ClientId));
        }

        if (inBody && !credential.IsPublic)
        {
            fields.Add(("client_secret", secret));
        }

        return new ApiRequest
        {
            Method = HttpMethod.Post,
            Uri = Uri,
            ContentType = "application/x-www-form-urlencoded",
            Body = Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{field.Name}={WebUtility.UrlEncode(field.Value)}"))),
            BasicAuthorization = inBody || credential.IsPublic ? null : basic,
            IsRepeatable = !grant.IsSingleUse,
            IsForToken = true,
            Secrets = [secret, basic, .. grant.Secrets],
        };
    }

    private static TokenResponse Parse(ApiCall call, ApiResponse response)
    {
        try
        {
            return JsonSerializer.Deserialize(response.Body, EnodeJson.Default.TokenResponse) ?? throw new JsonException("null");
        }
        catch (JsonException) when (!response.IsSuccess)
        {
            return new TokenResponse();
        }
        catch (JsonException exception)
        {
            throw NoToken(call, response, $"is {response.MediaType ?? "of no stated type"} and not the JSON of a token", exception);
        }
    }

    private static EnodeApiException Refusal(ApiCall call, ApiResponse response, TokenResponse body)
    {
        // The error id must not contain a secret that the server echoes either.
        var id = body.Error is { Length: > 0 } error
            ? ErrorIds.FromOAuthError(Redactor.Scrub(error, call.Secrets)) ?? ErrorIds.InvalidTokenResponse
            : ErrorIds.For(response.Status, null);
        var words = string.Join(": ", new[] { body.Error, body.ErrorDescription }.Where(part => !string.IsNullOrEmpty(part)));
        var endpoint = call.Request.Uri.GetLeftPart(UriPartial.Path);
        var reason = words.Length == 0 ? "." : $": {Sentences.Ended(words)}";
        var message = $"The token endpoint {endpoint} rejected the request with status {(int)response.Status}{reason}";
        return Failure(call, response, id, message, null);
    }

    private static EnodeApiException NoToken(ApiCall call, ApiResponse response, string what, Exception? inner = null) =>
        Failure(
            call,
            response,
            ErrorIds.InvalidTokenResponse,
            $"The response of the token endpoint {call.Request.Uri.GetLeftPart(UriPartial.Path)} {what}.",
            inner);

    private static EnodeApiException Failure(ApiCall call, ApiResponse response, string id, string message, Exception? inner) =>
        new(id, Redactor.Scrub(message, call.Secrets), inner)
        {
            StatusCode = response.Status,
            Method = call.Request.Method.Method,
            Path = call.Request.Uri.PathAndQuery,
            Attempts = call.Attempts,
            RetryAfter = response.RetryAfter,
            RequestId = response.RequestId,
            IsForToken = true,
            CredentialsRefused = (int)response.Status is >= 400 and < 500 and not 408 and not 429,
        };
}
