using Enode.Completion;
using Enode.Connections;

namespace Enode;

/// <summary>A connection to the Enode API. Thread-safe, and free of secrets: none of its properties leads to one.</summary>
public sealed class EnodeConnection
{
    private int isClosed;

    internal EnodeConnection(ConnectionSettings settings, EnodeClient client)
    {
        Name = settings.Name;
        Environment = settings.Environment;
        ApiUri = settings.ApiUri;
        TokenUri = settings.TokenUri;
        ClientId = settings.Credential?.ClientId;
        ApiVersion = settings.ApiVersion;
        GrantType = settings.AccessToken is null ? "client_credentials" : "access_token";
        Client = client;
        ConnectedAt = DateTimeOffset.UtcNow;
    }

    /// <summary>The name by which <c>-Connection</c> finds it.</summary>
    public string Name { get; }

    /// <summary><c>Production</c>, <c>Sandbox</c>, <c>Simulator</c>, or <c>Custom</c> for addresses of your own.</summary>
    public string Environment { get; }

    /// <summary>The root of the API.</summary>
    public Uri ApiUri { get; }

    /// <summary>The token endpoint. Null for a connection with a given token.</summary>
    public Uri? TokenUri { get; }

    /// <summary>The client id. Null for a connection with a given token.</summary>
    public string? ClientId { get; }

    /// <summary>The version of the API that every call asks for.</summary>
    public string ApiVersion { get; }

    /// <summary>How tokens are obtained: <c>client_credentials</c>, or <c>access_token</c> for a given one.</summary>
    public string GrantType { get; }

    /// <summary>When the connection was made, UTC.</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>When the token in use expires, UTC; it is renewed before. Null when nobody knows.</summary>
    public DateTimeOffset? TokenExpiresAt => Client.TokenExpiresAt;

    /// <summary>How many requests were sent, those for tokens and repeated ones included.</summary>
    public long RequestCount => Client.RequestCount;

    /// <summary>False after Disconnect-Enode, or when another connection took its name.</summary>
    public bool IsConnected => Volatile.Read(ref isClosed) == 0;

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal EnodeClient Client { get; }

    internal RecentIds RecentIds { get; } = new();

    /// <summary>True when both act for the same client of the same server, so that what one read the other may act upon.</summary>
    internal bool IsSameClient(EnodeConnection other) =>
        ReferenceEquals(this, other) || (ClientId is not null && ClientId == other.ClientId && ApiUri == other.ApiUri && TokenUri == other.TokenUri);

    /// <summary>Closes the connection; calls that are under way fail.</summary>
    internal void Close()
    {
        if (Interlocked.Exchange(ref isClosed, 1) == 0)
        {
            Client.Dispose();
        }
    }
}
