using System.Net;
using System.Security;

namespace Enode;

/// <summary>The addresses, credentials, timeouts and retries of a client.</summary>
public sealed class EnodeClientOptions
{
    /// <summary>The version of the API that the types of this library are made for.</summary>
    public const string CurrentApiVersion = "2024-10-01";

    /// <summary>The root of the API.</summary>
    public required Uri ApiUri { get; init; }

    /// <summary>The OAuth token endpoint. Needed unless <see cref="AccessToken"/> is given.</summary>
    public Uri? TokenUri { get; init; }

    /// <summary>Client id and secret. Needed unless <see cref="AccessToken"/> is given.</summary>
    public ClientCredential? Credential { get; init; }

    /// <summary>A token that was obtained elsewhere. It is used unchanged and never renewed.</summary>
    public SecureString? AccessToken { get; init; }

    /// <summary>
    /// A code that a user's authorization gave. The first token is requested with it, and the following ones with the refresh token of the
    /// response. Null for tokens of the client itself.
    /// </summary>
    public AuthorizationCode? AuthorizationCode { get; init; }

    /// <summary>How the client authenticates at the token endpoint.</summary>
    public ClientAuthentication ClientAuthentication { get; init; } = ClientAuthentication.Basic;

    /// <summary>Sent as <c>Enode-Version</c> with every call, so that answers match the types whatever the client's default is.</summary>
    public string ApiVersion { get; init; } = CurrentApiVersion;

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long the connection itself may take: TCP, TLS and the tunnel of a proxy. Without it, nothing was sent.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a request is sent again at most. 0 for never.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>How many bytes the body of one response may have, unpacked. A larger one is rejected while it is read.</summary>
    public int MaximumResponseSize { get; init; } = 64 * 1024 * 1024;

    /// <summary>The proxy to use. Null for the system's. Addresses of this machine are reached without any proxy.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>User name and password for the proxy. Null for those that the proxy has in its own credentials or its address.</summary>
    public ICredentials? ProxyCredentials { get; init; }

    /// <summary>Sent as <c>User-Agent</c>.</summary>
    public string UserAgent { get; init; } = $"Enode.Client/{typeof(EnodeClientOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
