using System.Net;

namespace Enode;

/// <summary>What clients that share an HTTP handler have in common: everything that changes what is sent, and how.</summary>
internal sealed record HandlerKey(
    string ApiUri,
    string? TokenUri,
    string? ClientId,
    string? SecretFingerprint,
    string? TokenFingerprint,
    ClientAuthentication ClientAuthentication,
    string ApiVersion,
    TimeSpan Timeout,
    int MaximumRetryCount,
    object? Proxy,
    string UserAgent,
    TimeProvider TimeProvider)
{
    internal static HandlerKey Of(EnodeClientOptions options) => new(
        options.ApiUri.OriginalString,
        options.TokenUri?.OriginalString,
        options.Credential?.ClientId,
        options.Credential?.Fingerprint,
        options.AccessToken is { } token ? Fingerprint.Of(new NetworkCredential(string.Empty, token).Password) : null,
        options.ClientAuthentication,
        options.ApiVersion,
        options.Timeout,
        options.MaximumRetryCount,
        Of(options.Proxy),
        options.UserAgent,
        options.TimeProvider);

    // Two proxy objects for the same address and user are one. Of other kinds of proxy only the object itself is known.
    private static object? Of(IWebProxy? proxy) => proxy is WebProxy { BypassList: [], Credentials: null or NetworkCredential } web
        ? (web.Address, web.BypassProxyOnLocal, web.UseDefaultCredentials, Of((NetworkCredential?)web.Credentials))
        : proxy;

    private static object? Of(NetworkCredential? user) =>
        user is null ? null : (user.Domain, user.UserName, Fingerprint.Of(user.Password));
}
