using System.Management.Automation.Host;
using System.Net;
using System.Security;
using Enode.Errors;

namespace Enode.Connections;

/// <summary>The validated settings of a connection.</summary>
internal sealed record ConnectionSettings
{
    internal const string Production = "Production";
    internal const string Sandbox = "Sandbox";
    internal const string Custom = "Custom";
    internal const string Simulator = "Simulator";
    internal const string ValidEnvironments = $"Valid values: {Production}, {Sandbox}.";

    internal required string Name { get; init; }

    internal required string Environment { get; init; }

    internal required Uri ApiUri { get; init; }

    internal Uri? TokenUri { get; init; }

    internal ClientCredential? Credential { get; init; }

    internal SecureString? AccessToken { get; init; }

    /// <summary>The code that a user's authorization gave. Null for tokens of the client itself.</summary>
    internal AuthorizationCode? AuthorizationCode { get; init; }

    /// <summary>The customer's own key of that user. Null when it is not known.</summary>
    internal string? UserId { get; init; }

    internal ClientAuthentication ClientAuthentication { get; init; }

    internal string ApiVersion { get; init; } = EnodeClientOptions.CurrentApiVersion;

    internal IWebProxy? Proxy { get; init; }

    internal NetworkCredential? ProxyCredentials { get; init; }

    internal TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    internal int MaximumRetryCount { get; init; } = 5;

    internal required string UserAgent { get; init; }

    /// <summary>Equal for equal secrets, and for equal tokens.</summary>
    internal string CredentialFingerprint => AuthorizationCode is { } code
        ? Fingerprint.Of(code.Code)
        : Credential?.SecretFingerprint ?? Fingerprint.Of(new NetworkCredential(string.Empty, AccessToken).Password);

    internal static string UserAgentOf(PSHost host) =>
        $"Enode.PowerShell/{typeof(ConnectionSettings).Assembly.GetName().Version?.ToString(3)} PowerShell/{host.Version}";

    internal static Uri ApiUriOf(string environment) => environment switch
    {
        Production => new("https://enode-api.production.enode.io/"),
        Sandbox => new("https://enode-api.sandbox.enode.io/"),
        _ => throw Unknown(environment),
    };

    internal static Uri TokenUriOf(string environment) => environment switch
    {
        Production => new("https://oauth.production.enode.io/oauth2/token"),
        Sandbox => new("https://oauth.sandbox.enode.io/oauth2/token"),
        _ => throw Unknown(environment),
    };

    internal static Uri AuthorizationUriOf(string environment) => environment switch
    {
        Production => new("https://oauth.production.enode.io/oauth2/auth"),
        Sandbox => new("https://oauth.sandbox.enode.io/oauth2/auth"),
        _ => throw Unknown(environment),
    };

    /// <remarks>An unknown environment must never become production.</remarks>
    private static EnodeCommandException Unknown(string environment) =>
        new(CommandErrorIds.InvalidEnvironment, $"'{environment}' is not a valid environment. {ValidEnvironments}");

    internal EnodeConnection Open() => new(this, new EnodeClient(new EnodeClientOptions
    {
        ApiUri = ApiUri,
        TokenUri = TokenUri,
        Credential = Credential,
        AccessToken = AccessToken,
        AuthorizationCode = AuthorizationCode,
        ClientAuthentication = ClientAuthentication,
        ApiVersion = ApiVersion,
        Proxy = Proxy,
        ProxyCredentials = ProxyCredentials,
        Timeout = Timeout,
        MaximumRetryCount = MaximumRetryCount,
        UserAgent = UserAgent,
    }));
}
