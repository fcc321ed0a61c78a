using System.Net;

namespace Enode.Internal;

/// <summary>A request's way to the server and back: authorize, retry, send, read.</summary>
/// <remarks>
/// It is counted: the client holds it until it is disposed of, and so does each call that is pending then. With the last of them
/// the token is forgotten, and the connections are closed unless a client with the same options uses them too.
/// </remarks>
internal sealed class EnodeHttp
{
    private static readonly LeasePool<HandlerKey, HttpMessageInvoker> Handlers = new(http => http.Dispose());

    private readonly Lease<HttpMessageInvoker> http;
    private readonly RetryStage anonymous;
    private readonly AuthorizeStage authorized;
    private long requestCount;
    private int holders = 1;
    private volatile bool isClosed;

    private EnodeHttp(EnodeClientOptions options, HttpMessageHandler? handler)
    {
        OptionsCheck.Run(options);
        Options = options;
        ApiRoot = EnodeUri.Root(options.ApiUri.OriginalString, nameof(options.ApiUri));
        var endpoint = options.AccessToken is null ? new TokenEndpoint(this, options) : null;
        http = handler is null
            ? Handlers.Acquire(HandlerKey.Of(options), () => new HttpMessageInvoker(Handler(options)))
            : new Lease<HttpMessageInvoker>(new HttpMessageInvoker(handler), own => own.Dispose());
        var send = new SendStage(http.Value, options, () => Interlocked.Increment(ref requestCount));
        var policy = new RetryPolicy(options.MaximumRetryCount);
        anonymous = new RetryStage(send, policy, options.TimeProvider);
        // Last: from here on nothing can fail, and what is shared is given back by Release.
        Tokens = endpoint is null
            ? new FixedTokenSource(options.AccessToken!)
            : new StoredTokenSource(TokenStore.Shared, endpoint, options);
        // With a stage of its own: the rate limits of the API and of the token endpoint are two.
        authorized = new AuthorizeStage(new RetryStage(send, policy, options.TimeProvider), Tokens);
    }

    internal EnodeClientOptions Options { get; }

    /// <summary>The API's root, with a slash at its end.</summary>
    internal Uri ApiRoot { get; }

    internal IAccessTokenSource Tokens { get; }

    internal long RequestCount => Interlocked.Read(ref requestCount);

    /// <summary>Opens what the options describe, until the result is disposed of.</summary>
    internal static Lease<EnodeHttp> Open(EnodeClientOptions options, HttpMessageHandler? handler = null) =>
        new(new EnodeHttp(options, handler), own => own.Close());

    /// <summary>Keeps what requests are sent through until the result is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">It is disposed.</exception>
    internal Lease<EnodeHttp> KeepOpen()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref holders);
            ObjectDisposedException.ThrowIf(seen == 0, typeof(EnodeClient));
        }
        while (Interlocked.CompareExchange(ref holders, seen + 1, seen) != seen);
        return new Lease<EnodeHttp>(this, own => own.Release());
    }

    /// <summary>Sends a request with the connection's token. The response may have any status.</summary>
    internal async Task<ApiResponse> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        using var open = Begin();
        return await authorized.SendAsync(call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The access token in use, fetched or renewed first where needed.</summary>
    internal async Task<AccessToken> GetTokenAsync(IRequestObserver observer, CancellationToken cancellationToken)
    {
        using var open = Begin();
        return await Tokens.GetAsync(observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request that brings its own proof of who we are: the one for a token.</summary>
    internal Task<ApiResponse> SendAnonymousAsync(ApiCall call, CancellationToken cancellationToken) =>
        anonymous.SendAsync(call, cancellationToken);

    // A call that begins after the end is refused, whether another one is still pending or not.
    private Lease<EnodeHttp> Begin()
    {
        ObjectDisposedException.ThrowIf(isClosed, typeof(EnodeClient));
        return KeepOpen();
    }

    private void Close()
    {
        isClosed = true;
        Release();
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            Tokens.Dispose();
            http.Dispose();
        }
    }

    internal static SocketsHttpHandler Handler(EnodeClientOptions options) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        // DNS answers change while a session stays open for days.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = options.ConnectTimeout,
        Proxy = new ClientProxy(options.Proxy ?? HttpClient.DefaultProxy, options.ProxyCredentials),
        UseProxy = true,
    };
}
