using Enode.Completion;
using Enode.Connections;
using Enode.Errors;
using Enode.Simulation;

namespace Enode;

/// <summary>A connection to the Enode API. Thread-safe, and free of secrets: none of its properties leads to one.</summary>
public sealed class EnodeConnection : IClock
{
    private const string OfUser = "authorization_code";

    private readonly object gate = new();
    private readonly string credentialFingerprint;
    private EnodeClient? client;
    private long requestCount;
    private int holders = 1;
    private bool isClosed;

    internal EnodeConnection(ConnectionSettings settings, EnodeClient client)
    {
        Name = settings.Name;
        Environment = settings.Environment;
        ApiUri = settings.ApiUri;
        TokenUri = settings.TokenUri;
        ClientId = settings.Credential?.ClientId;
        ApiVersion = settings.ApiVersion;
        UserId = settings.UserId;
        GrantType = settings switch
        {
            { AccessToken: not null } => "access_token",
            { AuthorizationCode: not null } => OfUser,
            _ => "client_credentials",
        };
        this.client = client;
        credentialFingerprint = settings.CredentialFingerprint;
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

    /// <summary>
    /// How tokens are obtained: <c>client_credentials</c>, <c>authorization_code</c> for those of a user, or <c>access_token</c> for a
    /// given one.
    /// </summary>
    public string GrantType { get; }

    /// <summary>Your own key of the user to whom the tokens belong. Null for tokens of the client, and for an unknown user.</summary>
    public string? UserId { get; }

    /// <summary>When the connection was made, UTC.</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>When the token in use expires, UTC; it is renewed before. Null when that is not known.</summary>
    public DateTimeOffset? TokenExpiresAt => client?.TokenExpiresAt;

    /// <summary>How many requests were sent, those for tokens and repeated ones included.</summary>
    public long RequestCount
    {
        get
        {
            lock (gate)
            {
                return client?.RequestCount ?? requestCount;
            }
        }
    }

    /// <summary>False after Disconnect-Enode, or when another connection took its name.</summary>
    public bool IsConnected => !Volatile.Read(ref isClosed);

    /// <summary>
    /// True for the connection that this runspace has selected. False in another runspace, as in ForEach-Object -Parallel.
    /// </summary>
    public bool IsSelected => ConnectionRegistry.Selected == this;

    /// <summary>The clock of the objects that were read through this connection.</summary>
    DateTimeOffset IClock.Now =>
        SimulatorRegistry.All.FirstOrDefault(simulator => simulator.ApiUri == ApiUri)?.Now ?? MachineClock.Instance.Now;

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.NotConnected"/>: it is closed, and no command holds it.</exception>
    internal EnodeClient Client => client ?? throw ConnectionRegistry.Closed(this);

    internal RecentIds RecentIds { get; } = new();

    /// <summary>True when what the other one read may be acted upon through this one.</summary>
    internal bool IsSameClient(EnodeConnection other) =>
        ReferenceEquals(this, other) || (HasSameClient(other) && HasSameCredential(other)) || IsSuccessorOf(other);

    /// <summary>True when this one has the other's name for the same client: it replaced the other, perhaps with a new secret.</summary>
    /// <remarks>Of a given token the client is not known, so that it has to be the same token.</remarks>
    internal bool IsSuccessorOf(EnodeConnection other) => Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase) &&
        ((HasSameClient(other) && HasKnownOwner) || HasSameGivenToken(other));

    /// <summary>Keeps the client usable until <see cref="Release"/>. False when the connection is closed.</summary>
    internal bool TryHold()
    {
        lock (gate)
        {
            if (isClosed)
            {
                return false;
            }

            holders++;
            return true;
        }
    }

    /// <summary>Ends what <see cref="TryHold"/> began.</summary>
    internal void Release()
    {
        lock (gate)
        {
            if (--holders > 0)
            {
                return;
            }

            // From here on no field references a token or a secret.
            requestCount = client!.RequestCount;
            client.Dispose();
            client = null;
        }
    }

    /// <summary>Closes the connection. Commands that hold it run to their end; no other command can use it.</summary>
    internal void Close()
    {
        lock (gate)
        {
            if (isClosed)
            {
                return;
            }

            isClosed = true;
        }

        Release();
    }

    private bool HasGivenToken => ClientId is null;

    private bool HasSameGivenToken(EnodeConnection other) =>
        HasGivenToken && other.HasGivenToken && ApiUri == other.ApiUri && HasSameCredential(other);

    /// <summary>True for a connection whose tokens belong to a user.</summary>
    internal bool IsOfUser => GrantType == OfUser;

    // Two users of one client are not the same, and of an unknown user it is not known.
    private bool HasKnownOwner => !IsOfUser || UserId is not null;

    private bool HasSameClient(EnodeConnection other) =>
        !HasGivenToken && GrantType == other.GrantType && UserId == other.UserId
        && ClientId == other.ClientId && ApiUri == other.ApiUri && TokenUri == other.TokenUri;

    private bool HasSameCredential(EnodeConnection other) => credentialFingerprint == other.credentialFingerprint;
}
