using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Connections;
using Enode.Errors;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>Connect-EnodeUser: a user signs in in the browser, and the connection acts for that user.</summary>
[Cmdlet(VerbsCommunications.Connect, "EnodeUser", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(EnodeConnection))]
public sealed class ConnectEnodeUser : ClientConnectingCmdlet
{
    /// <summary>The newest version of Enode's API that has this grant.</summary>
    private const string NewestApiVersion = "2023-03-01";

    /// <summary>Your own key of the user who signs in, for Enode's API. A user who does not exist is created.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string? UserId { get; set; }

    /// <summary>The authorization endpoint of another server. Default: Enode's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("an https address")]
    [TextOnly]
    public string? AuthorizationUri { get; set; }

    /// <summary>
    /// What the user is asked to allow. Default: with -UserId, offline_access and all; without it, what the server has as default.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("a scope, as in offline_access")]
    [TextOnly]
    public string[] Scope { get; set; } = [];

    /// <summary>
    /// The address on this machine to which the browser is sent back. Without a port, any free one. Default: http://127.0.0.1/callback.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("an address of this machine, as in http://127.0.0.1/callback")]
    [TextOnly]
    public string RedirectUri { get; set; } = "http://127.0.0.1/callback";

    /// <summary>With -UserId, the vendor to link. Default: the user chooses.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("the name of a vendor, as in Tesla")]
    [TextOnly]
    public string? Vendor { get; set; }

    /// <summary>With -UserId, the language of the pages, as in nb-NO. Default: that of the browser.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LinkLanguageCompleter))]
    [NotEmpty("a language, as in nb-NO")]
    [TextOnly]
    public string? Language { get; set; }

    /// <summary>Opens the address of the sign-in, which it gets as its argument. Default: the default browser opens it.</summary>
    [Parameter]
    [RefuseNull]
    public ScriptBlock? OpenWith { get; set; }

    /// <summary>How many seconds to wait for the browser. Default: 300.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 300;

    /// <summary>The version of the API that every call asks for. Enode's API has this grant up to the default, 2023-03-01.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [Matches(EnodeProfile.VersionPattern, "a version of the API, as in 2023-03-01")]
    [TextOnly]
    public string ApiVersion { get; set; } = NewestApiVersion;

    private protected override object? DefaultErrorTarget => UserId ?? base.DefaultErrorTarget;

    private protected override void Process() => WriteConnected(ConnectAndSelect(Authorize));

    private ConnectionSettings Authorize()
    {
        // 1. Everything that can be wrong without a request.
        var client = Client(out var authorizationUri);
        var (port, path) = LoopbackRedirect.Parse(RedirectUri);
        var (clientId, scopes) = (client.Credential!.ClientId, Scopes());
        _ = new AuthorizationRequest(authorizationUri, clientId, new Uri(RedirectUri), scopes);

        // 2. The state. Enode creates it for the user; elsewhere it is random.
        var state = UserId is null ? null : RequestLinkState(client);

        // 3. The browser of the user, which comes back with a code.
        using var callback = LoopbackRedirect.Open(port, path);
        var request = new AuthorizationRequest(authorizationUri, clientId, callback.Address, scopes, state);
        return client with { AuthorizationCode = ReceiveCode(request, callback), UserId = UserId };
    }

    private ConnectionSettings Client(out Uri authorizationUri)
    {
        var addresses = ConnectionAddresses.From(Environment, ApiUri, TokenUri, hasToken: false);
        authorizationUri = AuthorizationUriOf(addresses);
        if (UserId is not null && string.CompareOrdinal(ApiVersion, NewestApiVersion) > 0)
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument,
                $"-ApiVersion is {ApiVersion}, and Enode's API has this grant up to {NewestApiVersion}. In newer versions users link " +
                "their devices with New-EnodeLinkSession, and the client reads them with Connect-Enode.");
        }

        return new ConnectionSettings
        {
            Name = Name ?? $"{UserId ?? "user"}@{addresses.DefaultName}",
            Environment = addresses.Environment,
            ApiUri = addresses.ApiUri,
            TokenUri = addresses.TokenUri,
            Credential = ClientCredentialOf(),
            ClientAuthentication = ClientAuthentication,
            ApiVersion = ApiVersion,
            Proxy = ProxyOf(Proxy),
            ProxyCredentials = ProxyCredential?.GetNetworkCredential(),
            MaximumRetryCount = MaximumRetryCount,
            UserAgent = ConnectionSettings.UserAgentOf(Host),
        };
    }

    // A code of one server must not be sent to the token endpoint of another.
    private Uri AuthorizationUriOf(ConnectionAddresses addresses) => (addresses.Environment, AuthorizationUri) switch
    {
        (ConnectionSettings.Custom, { } address) => EnodeUri.Page(address, "-AuthorizationUri"),
        (ConnectionSettings.Custom, null) => throw new EnodeCommandException(
            CommandErrorIds.MissingAuthorizationUri,
            $"-AuthorizationUri is required for the API at {addresses.ApiUri}."),
        (_, { }) => throw new EnodeCommandException(
            CommandErrorIds.MissingTokenUri, "-AuthorizationUri is of another server: specify its -ApiUri and -TokenUri too."),
        _ when UserId is null => throw new EnodeCommandException(
            ErrorIds.InvalidArgument, "-UserId is required for Enode's API: the authorization belongs to one of your users."),
        _ => ConnectionSettings.AuthorizationUriOf(addresses.Environment),
    };

    private ClientCredential ClientCredentialOf() => ParameterSetName switch
    {
        CredentialSet => CredentialSources.From(Credential!),
        // Without a user of Enode, the client itself requests nothing, and can be a program without a secret.
        ClientSecretSet when ClientSecret is null && UserId is null => CredentialSources.Public(ClientId!),
        ClientSecretSet when ClientSecret is null => CredentialSources.FromPrompt(this, ClientId!),
        ClientSecretSet => CredentialSources.From(ClientId, ClientSecret, saved: null),
        SecretNameSet => CredentialSources.FromVault(this, SecretName!, VaultName, ClientId),
        _ => CredentialSources.FromEnvironmentOrPrompt(this),
    };

    // Texts with blanks too, as servers write their scopes.
    private List<string> Scopes() => Scope.Length == 0 && UserId is not null
        ? ["offline_access", "all"]
        : [.. Scope.SelectMany(scope => scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private string RequestLinkState(ConnectionSettings settings)
    {
        var client = settings.Open();
        try
        {
            string? state = null;
            Run(client, async (workItem, api) =>
            {
                try
                {
                    state = await api.Linking.CreateStateAsync(UserId!, Vendor, Language, workItem.Token).ConfigureAwait(false);
                }
                catch (EnodeApiException exception)
                {
                    throw new PipelineEndingException(ErrorRecords.From(exception, UserId, client));
                }
            });
            return state!;
        }
        finally
        {
            client.Close();
        }
    }

    private void Open(Uri address)
    {
        if (OpenWith is not null)
        {
            RunOpenWith(address);
            return;
        }

        WriteSummary($"Waiting up to {TimeoutSec} s for the sign-in in the browser. If it does not open, open this address: {address}");
        try
        {
            DefaultBrowser.Open(address);
        }
        catch (IOException exception)
        {
            WriteWarning($"{exception.Message} Open this address in a browser on this machine: {address}");
        }
    }

    private void RunOpenWith(Uri address)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript("& $args[0] $args[1]").AddArgument(OpenWith).AddArgument(address.AbsoluteUri);
        using var timer = new CancellationTokenSource(TimeSpan.FromSeconds(TimeoutSec));
        using var stop = timer.Token.Register(() => shell.BeginStop(null, null));
        try
        {
            shell.Invoke();
        }
        catch (PipelineStoppedException) when (timer.IsCancellationRequested && !Stopping)
        {
            // The wait for the browser has ended too.
        }
    }

    private AuthorizationCode ReceiveCode(AuthorizationRequest request, LoopbackCallback callback)
    {
        AuthorizationCode? code = null;
        Pump.Start(async workItem =>
        {
            var wait = callback.WaitAsync(
                received => LoopbackRedirect.PageFor(request, received),
                TimeSpan.FromSeconds(TimeoutSec),
                TimeProvider.System,
                workItem.Token);
            workItem.Post(() => Open(request.Uri));
            code = request.ReadResponse(await wait.ConfigureAwait(false) ?? throw TimedOut());
        });
        Pump.Finish();
        return code!;
    }

    private EnodeCommandException TimedOut() =>
        new(CommandErrorIds.WaitTimeout, $"The browser did not come back within {TimeoutSec} s. No code was exchanged.")
    {
        Recommendation = "Run the command again, and complete the sign-in in the browser in time; -TimeoutSec allows more of it.",
    };
}
