using System.Management.Automation;
using System.Net;
using System.Security;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Connections;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Connect-Enode: makes a connection, fetches its token and selects it for this runspace.</summary>
[Cmdlet(VerbsCommunications.Connect, "Enode", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(EnodeConnection))]
public sealed class ConnectEnode : ConnectingCmdlet
{
    private const string EnvironmentSet = "Environment";
    private const string CredentialSet = "Credential";
    private const string ClientSecretSet = "ClientSecret";
    private const string SecretNameSet = "SecretName";
    private const string AccessTokenSet = "AccessToken";

    /// <summary>Which Enode to connect to. Default: ENODE_ENVIRONMENT, else Production.</summary>
    [Parameter(Position = 0)]
    [ValidateSet(ConnectionSettings.Production, ConnectionSettings.Sandbox)]
    [TextOnly]
    public string? Environment { get; set; }

    /// <summary>Client id and client secret as user name and password.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true)]
    [RefuseNull]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The client id. Default: ENODE_CLIENT_ID.</summary>
    [Parameter(ParameterSetName = ClientSecretSet, Mandatory = true)]
    [Parameter(ParameterSetName = SecretNameSet)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("a client id")]
    [TextOnly]
    public string? ClientId { get; set; }

    /// <summary>The client secret. Default: a prompt for it.</summary>
    [Parameter(ParameterSetName = ClientSecretSet)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [Secret]
    public SecureString? ClientSecret { get; set; }

    /// <summary>
    /// The name of a secret of Microsoft.PowerShell.SecretManagement: a credential, or with -ClientId the client secret alone.
    /// </summary>
    [Parameter(ParameterSetName = SecretNameSet, Mandatory = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("the name of a secret")]
    [TextOnly]
    public string? SecretName { get; set; }

    /// <summary>The vault that the secret is in. Default: all vaults are asked.</summary>
    [Parameter(ParameterSetName = SecretNameSet)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("the name of a vault")]
    [TextOnly]
    public string? VaultName { get; set; }

    /// <summary>A token that was obtained elsewhere. It is used as it is and not renewed.</summary>
    [Parameter(ParameterSetName = AccessTokenSet, Mandatory = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [Secret]
    public SecureString? AccessToken { get; set; }

    /// <summary>
    /// The name of the connection. Default: the environment's name, or the host of -ApiUri. A connection of the same name is replaced.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("a name")]
    [TextOnly]
    public string? Name { get; set; }

    /// <summary>The version of the API that every call asks for. The types of this module fit the default, 2024-10-01.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [Matches(@"^[0-9A-Za-z.\-]+\z", "a version of the API, as in 2024-10-01")]
    [TextOnly]
    public string ApiVersion { get; set; } = EnodeClientOptions.CurrentApiVersion;

    /// <summary>
    /// The root of an API at another address. Needs -TokenUri, unless a token is given. Default: ENODE_API_URL, else Enode's.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("an https address")]
    [TextOnly]
    public string? ApiUri { get; set; }

    /// <summary>The token endpoint at another address. Default: ENODE_TOKEN_URL, else Enode's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("an https address")]
    [TextOnly]
    public string? TokenUri { get; set; }

    /// <summary>How the client authenticates at the token endpoint. Default: Basic.</summary>
    [Parameter]
    [RefuseNull]
    public ClientAuthentication ClientAuthentication { get; set; } = ClientAuthentication.Basic;

    /// <summary>The proxy to go through. Default: the system's. Addresses of this machine are reached without any proxy.</summary>
    /// <remarks>A text, because PowerShell repeats a text that cannot become a Uri, and with it the password.</remarks>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("the address of a proxy, as in http://proxy.example.com:8080")]
    [TextOnly]
    public string? Proxy { get; set; }

    /// <summary>User name and password for the proxy. Default: those in its address, if there are any.</summary>
    [Parameter]
    [RefuseNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>How many seconds one attempt of a request may take. Default: 100.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a request is retried at most, where a retry is safe. Default: 5.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    [WholeNumber]
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>Gives the connection.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter PassThru { get; set; }

    private protected override object? DefaultErrorTarget =>
        (ApiUri ?? TokenUri) is { } address ? EnodeUri.Shown(address) : SecretName ?? Environment;

    private protected override void Process()
    {
        var connection = ConnectAndSelect(Settings);
        if (PassThru)
        {
            WriteObject(connection);
        }
    }

    private ConnectionSettings Settings()
    {
        var addresses = ConnectionAddresses.From(Environment, ApiUri, TokenUri, hasToken: AccessToken is not null);
        return new ConnectionSettings
        {
            Name = Name ?? addresses.DefaultName,
            Environment = addresses.Environment,
            ApiUri = addresses.ApiUri,
            TokenUri = addresses.TokenUri,
            Credential = AccessToken is null ? ClientCredentialOf() : null,
            AccessToken = AccessToken,
            ClientAuthentication = ClientAuthentication,
            ApiVersion = ApiVersion,
            Proxy = Proxy is null ? null : new WebProxy(EnodeUri.Proxy(Proxy, "-Proxy")),
            ProxyCredentials = ProxyCredential?.GetNetworkCredential(),
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            MaximumRetryCount = MaximumRetryCount,
            UserAgent = ConnectionSettings.UserAgentOf(Host),
        };
    }

    private ClientCredential ClientCredentialOf() => ParameterSetName switch
    {
        CredentialSet => CredentialSources.From(Credential!),
        ClientSecretSet when ClientSecret is null => CredentialSources.FromPrompt(this, ClientId!),
        ClientSecretSet => CredentialSources.From(ClientId!, ClientSecret),
        SecretNameSet => CredentialSources.FromVault(this, SecretName!, VaultName, ClientId),
        _ => CredentialSources.FromEnvironmentOrPrompt(this),
    };
}
