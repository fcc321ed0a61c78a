namespace Enode;

/// <summary>The saved settings of a connection, without any secret: what <c>Connect-Enode -SaveProfile</c> saves.</summary>
public sealed class EnodeProfile
{
    /// <summary>The names that are allowed. The name is part of the name of a file.</summary>
    internal const string NamePattern = @"^[0-9A-Za-z][0-9A-Za-z_\-]{0,63}\z";

    internal const string VersionPattern = @"^[0-9A-Za-z.\-]+\z";

    internal const int LongestTimeout = 3600;

    internal EnodeProfile()
    {
    }

    /// <summary>The name by which <c>Connect-Enode -Profile</c> finds it, in any case.</summary>
    public required string Name { get; init; }

    /// <summary><c>Production</c> or <c>Sandbox</c>. Null for addresses of your own.</summary>
    public string? Environment { get; init; }

    /// <summary>The root of the API. Null for that of the environment.</summary>
    public Uri? ApiUri { get; init; }

    /// <summary>The token endpoint. Null for that of the environment, and for a connection with a given token.</summary>
    public Uri? TokenUri { get; init; }

    /// <summary>The client id. Null for a connection with a given token.</summary>
    public string? ClientId { get; init; }

    /// <summary>The name of the secret in a vault of Microsoft.PowerShell.SecretManagement. Null when it is not in a vault.</summary>
    public string? SecretName { get; init; }

    /// <summary>The vault that the secret is in. Null for all vaults.</summary>
    public string? VaultName { get; init; }

    /// <summary>The name of the connection. Null for its default.</summary>
    public string? ConnectionName { get; init; }

    /// <summary>How the client authenticates at the token endpoint.</summary>
    public ClientAuthentication ClientAuthentication { get; init; }

    /// <summary>The version of the API.</summary>
    public string ApiVersion { get; init; } = EnodeClientOptions.CurrentApiVersion;

    /// <summary>The proxy, without a user name or a password. Null for that of the system.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>How many seconds one attempt of a request may take.</summary>
    public int TimeoutSec { get; init; } = 100;

    /// <summary>How often a request is retried at most.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
