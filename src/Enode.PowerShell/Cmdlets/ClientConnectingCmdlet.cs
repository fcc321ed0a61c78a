using System.ComponentModel;
using System.Management.Automation;
using System.Net;
using System.Security;
using Enode.Completion;
using Enode.Connections;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>A command that makes a connection as a client of the user: its addresses, its credentials and its proxy.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ClientConnectingCmdlet : ConnectingCmdlet
{
    private protected const string EnvironmentSet = "Environment";
    private protected const string CredentialSet = "Credential";
    private protected const string ClientSecretSet = "ClientSecret";
    private protected const string SecretNameSet = "SecretName";

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

    /// <summary>The client id. Default: that of the profile, else ENODE_CLIENT_ID.</summary>
    [Parameter(ParameterSetName = ClientSecretSet)]
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

    /// <summary>The name of the connection. A connection of the same name is replaced.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("a name")]
    [TextOnly]
    public string? Name { get; set; }

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

    private protected bool IsSpecified(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private protected static WebProxy? ProxyOf(string? address) => address is null ? null : new(EnodeUri.Proxy(address, "-Proxy"));

    private protected void WriteConnected(EnodeConnection connection)
    {
        if (PassThru)
        {
            WriteObject(connection);
        }
    }
}
