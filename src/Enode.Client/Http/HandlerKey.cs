using System.Net;

namespace Enode.Internal;

/// <summary>What clients that share an HTTP handler have in common: everything that changes what is sent, and how.</summary>
internal sealed record HandlerKey(
    string ApiUri,
    string? TokenUri,
    string? ClientId,
    string? SecretFingerprint,
    string? TokenFingerprint,
    string? CodeFingerprint,
    ClientAuthentication ClientAuthentication,
    string ApiVersion,
    TimeSpan Timeout,
    TimeSpan ConnectTimeout,
    int MaximumRetryCount,
    int MaximumResponseSize,
    object? Proxy,
    object? ProxyCredentials,
    string UserAgent,
    TimeProvider TimeProvider)
{
    internal static HandlerKey Of(EnodeClientOptions options) => new(
        options.ApiUri.OriginalString,
        options.TokenUri?.OriginalString,
        options.Credential?.ClientId,
        options.Credential?.SecretFingerprint,
        options.AccessToken is { } token ? Fingerprint.Of(new NetworkCredential(string.Empty, token).Password) : null,
        options.AuthorizationCode is { } code ? Fingerprint.Of(code.Code) : null,
        options.ClientAuthentication,
        options.ApiVersion,
        options.Timeout,
        options.ConnectTimeout,
        options.MaximumRetryCount,
        options.MaximumResponseSize,
        Of(options.Proxy),
        Of(options.ProxyCredentials),
        options.UserAgent,
        options.TimeProvider);

    // Two proxy objects for the same address and user are one. Of other kinds of proxy only the object itself is known.
    private static object? Of(IWebProxy? proxy) => proxy is WebProxy { BypassList: [], Credentials: null or NetworkCredential } web
        ? (AddressOf(web), web.BypassProxyOnLocal, web.UseDefaultCredentials, Of(web.Credentials))
        : proxy;

    // Addresses that differ only in their passwords are equal as Uri.
    private static string? AddressOf(WebProxy web) => web.Address is { } address ? Fingerprint.Of(address.AbsoluteUri) : null;

    private static object? Of(ICredentials? credentials) =>
        credentials is NetworkCredential user ? (user.Domain, user.UserName, Fingerprint.Of(user.Password)) : credentials;
}
