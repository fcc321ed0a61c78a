using System.Management.Automation;
using System.Security;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Connections;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Connect-Enode: makes a connection, fetches its token and selects it for this runspace.</summary>
[Cmdlet(VerbsCommunications.Connect, "Enode", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(EnodeConnection))]
public sealed class ConnectEnode : ClientConnectingCmdlet
{
    private const string AccessTokenSet = "AccessToken";

    private EnodeProfile? saved;

    /// <summary>A token that was obtained elsewhere. It is used as it is and not renewed.</summary>
    [Parameter(ParameterSetName = AccessTokenSet, Mandatory = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [Secret]
    public SecureString? AccessToken { get; set; }

    /// <summary>The version of the API that every call asks for. The types of this module fit the default, 2024-10-01.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [Matches(EnodeProfile.VersionPattern, "a version of the API, as in 2024-10-01")]
    [TextOnly]
    public string ApiVersion { get; set; } = EnodeClientOptions.CurrentApiVersion;

    /// <summary>How many seconds one attempt of a request may take. Default: 100.</summary>
    [Parameter]
    [ValidateRange(1, EnodeProfile.LongestTimeout)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>A profile, as -SaveProfile saved it: the settings that are not specified are its own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [Matches(EnodeProfile.NamePattern, "a name of letters, digits, hyphens and underscores")]
    [TextOnly]
    public string? Profile { get; set; }

    /// <summary>Saves the settings of this connection, without any secret, as a profile of this name, which is replaced.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [Matches(EnodeProfile.NamePattern, "a name of letters, digits, hyphens and underscores")]
    [TextOnly]
    public string? SaveProfile { get; set; }

    private protected override object? DefaultErrorTarget => base.DefaultErrorTarget ?? Profile;

    private protected override void Process() => WriteConnected(ConnectAndSelect(Settings, Save));

    private ConnectionSettings Settings()
    {
        saved = Profile is null ? null : Read(Profile);
        var addresses = ConnectionAddresses.From(
            Environment ?? saved?.Environment,
            ApiUri ?? saved?.ApiUri?.OriginalString,
            TokenUri ?? (AccessToken is null ? saved?.TokenUri?.OriginalString : null),
            hasToken: AccessToken is not null);
        return new ConnectionSettings
        {
            Name = Name ?? saved?.ConnectionName ?? addresses.DefaultName,
            Environment = addresses.Environment,
            ApiUri = addresses.ApiUri,
            TokenUri = addresses.TokenUri,
            Credential = AccessToken is null ? ClientCredentialOf() : null,
            AccessToken = AccessToken,
            ClientAuthentication = Chosen(nameof(ClientAuthentication), ClientAuthentication, saved?.ClientAuthentication),
            ApiVersion = Chosen(nameof(ApiVersion), ApiVersion, saved?.ApiVersion),
            Proxy = ProxyOf(Proxy ?? saved?.Proxy?.OriginalString),
            ProxyCredentials = ProxyCredential?.GetNetworkCredential(),
            Timeout = TimeSpan.FromSeconds(Chosen(nameof(TimeoutSec), TimeoutSec, saved?.TimeoutSec)),
            MaximumRetryCount = Chosen(nameof(MaximumRetryCount), MaximumRetryCount, saved?.MaximumRetryCount),
            UserAgent = ConnectionSettings.UserAgentOf(Host),
        };
    }

    private EnodeProfile Read(string name)
    {
        // The secret of the profile must not go to another server.
        if (Environment is not null || ApiUri is not null || TokenUri is not null)
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument, "-Profile contains the addresses: do not combine it with -Environment, -ApiUri or -TokenUri.");
        }

        return ProfileStore.Read(name);
    }

    private T Chosen<T>(string parameter, T value, T? saved)
        where T : class => IsSpecified(parameter) ? value : saved ?? value;

    private T Chosen<T>(string parameter, T value, T? saved)
        where T : struct => IsSpecified(parameter) ? value : saved ?? value;

    private ClientCredential ClientCredentialOf() => ParameterSetName switch
    {
        CredentialSet => CredentialSources.From(Credential!),
        ClientSecretSet when ClientSecret is null => CredentialSources.FromPrompt(this, ClientId!),
        ClientSecretSet => CredentialSources.From(ClientId, ClientSecret, saved?.ClientId),
        SecretNameSet => CredentialSources.FromVault(this, SecretName!, VaultName, ClientId, saved?.ClientId),
        _ when saved?.SecretName is { } name => CredentialSources.FromVault(this, name, saved.VaultName, saved.ClientId),
        _ => CredentialSources.FromEnvironmentOrPrompt(this, saved?.ClientId),
    };

    // With the connection, so that a profile that does not connect is never saved.
    private void Save(ConnectionSettings settings)
    {
        if (SaveProfile is null)
        {
            return;
        }

        var isCustom = settings.Environment == ConnectionSettings.Custom;
        ProfileStore.Save(new EnodeProfile
        {
            Name = SaveProfile,
            Environment = isCustom ? null : settings.Environment,
            ApiUri = isCustom ? settings.ApiUri : null,
            TokenUri = isCustom ? settings.TokenUri : null,
            ClientId = settings.Credential?.ClientId,
            SecretName = SecretName ?? (ParameterSetName == EnvironmentSet ? saved?.SecretName : null),
            VaultName = SecretName is not null ? VaultName : ParameterSetName == EnvironmentSet ? saved?.VaultName : null,
            ConnectionName = Name ?? saved?.ConnectionName,
            ClientAuthentication = settings.ClientAuthentication,
            ApiVersion = settings.ApiVersion,
            Proxy = (Proxy is null ? null : EnodeUri.Proxy(Proxy, "-Proxy")) ?? saved?.Proxy,
            TimeoutSec = (int)settings.Timeout.TotalSeconds,
            MaximumRetryCount = settings.MaximumRetryCount,
        });
        WriteNote($"Saved the profile '{SaveProfile}'.");
    }
}
