using Enode.Errors;

namespace Enode.Connections;

/// <summary>Where a connection goes: what was given, then the environment variables, then Enode's own addresses.</summary>
internal sealed record ConnectionAddresses(string Environment, Uri ApiUri, Uri? TokenUri, string DefaultName)
{
    private const string EnvironmentVariable = "ENODE_ENVIRONMENT";
    private const string ApiVariable = "ENODE_API_URL";
    private const string TokenVariable = "ENODE_TOKEN_URL";

    internal static ConnectionAddresses From(string? environment, string? apiUri, string? tokenUri, bool hasToken)
    {
        // A parameter decides alone: half an address from the command line and half from a forgotten variable would send
        // the secret of one server to another.
        if (apiUri is null && tokenUri is null && environment is null)
        {
            apiUri = Variable(ApiVariable);
            tokenUri = Variable(TokenVariable);
        }

        var named = environment ?? EnvironmentOfVariable();
        if (apiUri is null && tokenUri is null)
        {
            return new(named, ConnectionSettings.ApiUriOf(named), hasToken ? null : ConnectionSettings.TokenUriOf(named), named);
        }

        var api = apiUri is null ? ConnectionSettings.ApiUriOf(named) : EnodeUri.Root(apiUri, "-ApiUri");
        if (hasToken)
        {
            return new(ConnectionSettings.Custom, api, null, api.Authority);
        }

        if (tokenUri is null)
        {
            throw new EnodeCommandException(
                CommandErrorIds.MissingTokenUri,
                $"-TokenUri is required for the API at {api}: the client secret is not sent to the token endpoint of Enode.");
        }

        return new(ConnectionSettings.Custom, api, EnodeUri.Endpoint(tokenUri, "-TokenUri"), api.Authority);
    }

    private static string EnvironmentOfVariable() => Variable(EnvironmentVariable) switch
    {
        null => ConnectionSettings.Production,
        var value when value.Equals(ConnectionSettings.Production, StringComparison.OrdinalIgnoreCase) => ConnectionSettings.Production,
        var value when value.Equals(ConnectionSettings.Sandbox, StringComparison.OrdinalIgnoreCase) => ConnectionSettings.Sandbox,
        var value => throw new EnodeCommandException(
            CommandErrorIds.InvalidEnvironment,
            $"The environment variable {EnvironmentVariable} is '{value}'. {ConnectionSettings.ValidEnvironments}"),
    };

    private static string? Variable(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
