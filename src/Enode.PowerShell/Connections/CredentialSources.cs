using System.Management.Automation;
using System.Security;
using Enode.Errors;

namespace Enode.Connections;

/// <summary>Where client id and client secret can come from.</summary>
internal static class CredentialSources
{
    private const string IdVariable = "ENODE_CLIENT_ID";
    private const string SecretVariable = "ENODE_CLIENT_SECRET";

    internal static ClientCredential From(PSCredential credential) => From(credential.UserName, credential.Password);

    internal static ClientCredential From(string clientId, SecureString clientSecret)
    {
        if (string.IsNullOrWhiteSpace(clientId) || clientSecret.Length == 0)
        {
            throw new EnodeCommandException(ErrorIds.MissingCredential, string.IsNullOrWhiteSpace(clientId) ? "The client id is empty." : "The client secret is empty.");
        }

        return new ClientCredential(clientId, clientSecret);
    }

    /// <summary>Reads a secret from a vault with the session's Get-Secret command.</summary>
    internal static ClientCredential FromVault(PSCmdlet cmdlet, string name, string? vault, string? clientId)
    {
        if (cmdlet.InvokeCommand.GetCommand("Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is not { } getSecret)
        {
            throw new EnodeCommandException(CommandErrorIds.SecretNotFound, "Get-Secret is not here: Microsoft.PowerShell.SecretManagement is not installed.");
        }

        var secret = Ask(getSecret, name, vault);
        return secret switch
        {
            PSCredential credential when clientId is null || clientId == credential.UserName => From(credential),
            PSCredential credential => throw new EnodeCommandException(CommandErrorIds.SecretNotFound, $"The secret '{name}' is of the client '{credential.UserName}', and -ClientId says '{clientId}'."),
            SecureString text when (clientId ?? Variable(IdVariable)) is { } id => From(id, text),
            SecureString => throw new EnodeCommandException(ErrorIds.MissingCredential, $"The secret '{name}' is a text without a client id."),
            null => throw new EnodeCommandException(CommandErrorIds.SecretNotFound, $"There is no secret named '{name}'{(vault is null ? string.Empty : $" in vault '{vault}'")}."),
            _ => throw new EnodeCommandException(CommandErrorIds.SecretNotFound, $"The secret '{name}' is neither a credential nor a text."),
        };
    }

    /// <summary>Reads the credentials from the environment variables, else prompts for them when the session is interactive.</summary>
    internal static ClientCredential FromEnvironmentOrPrompt(PSCmdlet cmdlet)
    {
        if (Variable(IdVariable) is { } id && Variable(SecretVariable) is { } secret)
        {
            return new ClientCredential(id, secret);
        }

        if (Prompt(cmdlet) is { } response)
        {
            return From(response);
        }

        throw new EnodeCommandException(
            ErrorIds.MissingCredential,
            $"No credentials: neither -Credential, -ClientId with -ClientSecret, -SecretName nor -AccessToken is given, the environment variables {IdVariable} and {SecretVariable} are not both set, and there is nobody to ask.");
    }

    private static object? Ask(CommandInfo getSecret, string name, string? vault)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(getSecret).AddParameter("Name", name).AddParameter("ErrorAction", ActionPreference.Stop);
        if (vault is not null)
        {
            shell.AddParameter("Vault", vault);
        }

        try
        {
            return shell.Invoke().FirstOrDefault()?.BaseObject;
        }
        catch (RuntimeException exception)
        {
            throw new EnodeCommandException(CommandErrorIds.SecretNotFound, $"The secret '{name}' could not be read: {exception.Message}", exception);
        }
    }

    private static PSCredential? Prompt(PSCmdlet cmdlet)
    {
        if (Console.IsInputRedirected || Environment.GetCommandLineArgs().Any(argument => argument.StartsWith("-noni", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        try
        {
            return cmdlet.Host.UI?.PromptForCredential("Connect to Enode", "Client id as user name, client secret as password.", null, string.Empty);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            // Hosts that cannot prompt throw exceptions of many types.
            return null;
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
