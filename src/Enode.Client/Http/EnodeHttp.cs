using System.Net;

namespace Enode;

/// <summary>A request's way to the server and back: authorize, retry, send, read.</summary>
internal sealed class EnodeHttp : IDisposable
{
    private readonly HttpMessageInvoker http;
    private readonly RetryStep anonymous;
    private readonly AuthorizeStep authorized;
    private long requestCount;

    internal EnodeHttp(EnodeClientOptions options, HttpMessageHandler? handler = null)
    {
        Options = options;
        ApiRoot = EnodeUri.Root(options.ApiUri.OriginalString, nameof(options.ApiUri));
        http = new HttpMessageInvoker(handler ?? Handler(options));
        var send = new SendStep(http, options, () => Interlocked.Increment(ref requestCount));
        anonymous = new RetryStep(send, new RetryPolicy(options.MaximumRetryCount), options.TimeProvider);
        Tokens = options.AccessToken is { } fixedToken
            ? new FixedTokenSource(fixedToken)
            : new StoredTokenSource(TokenStore.Shared, new TokenEndpoint(this, options), options);
        authorized = new AuthorizeStep(anonymous, Tokens);
    }

    internal EnodeClientOptions Options { get; }

    /// <summary>The API's root, with a slash at its end.</summary>
    internal Uri ApiRoot { get; }

    internal IAccessTokenSource Tokens { get; }

    internal long RequestCount => Interlocked.Read(ref requestCount);

    /// <summary>Sends a request with the connection's token. The answer may have any status.</summary>
    internal Task<ApiAnswer> SendAsync(ApiCall call, CancellationToken cancellationToken) => authorized.SendAsync(call, cancellationToken);

    /// <summary>Sends a request that brings its own proof of who we are: the one for a token.</summary>
    internal Task<ApiAnswer> SendAnonymousAsync(ApiCall call, CancellationToken cancellationToken) => anonymous.SendAsync(call, cancellationToken);

    public void Dispose()
    {
        Tokens.Dispose();
        http.Dispose();
    }

    private static SocketsHttpHandler Handler(EnodeClientOptions options) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        // DNS answers change while a session stays open for days.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        Proxy = options.Proxy,
        UseProxy = true,
    };
}
