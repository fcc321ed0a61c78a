using System.Management.Automation;
using System.Security;
using Enode.Errors;

namespace Enode.Connections;

/// <summary>Where client id and client secret can come from.</summary>
internal static class CredentialSources
{
    private const string IdVariable = "ENODE_CLIENT_ID";
    private const string SecretVariable = "ENODE_CLIENT_SECRET";

    /// <summary>A client id and its secret.</summary>
    /// <param name="clientId">The client id. Null for that of the profile, else that of the environment variable.</param>
    /// <param name="clientSecret">The client secret.</param>
    /// <param name="saved">The client id of the profile. Null if it has none.</param>
    internal static ClientCredential From(string? clientId, SecureString clientSecret, string? saved) =>
        (clientId ?? saved ?? Variable(IdVariable)) is { } id
            ? From(id, clientSecret)
            : throw new EnodeCommandException(
                ErrorIds.MissingCredential, $"-ClientSecret was specified without -ClientId, and {IdVariable} is not set.");

    internal static ClientCredential From(PSCredential credential) => From(credential.UserName, credential.Password);

    internal static ClientCredential From(string clientId, SecureString clientSecret)
    {
        if (string.IsNullOrWhiteSpace(clientId) || clientSecret.Length == 0)
        {
            throw new EnodeCommandException(
                ErrorIds.MissingCredential, $"The client {(string.IsNullOrWhiteSpace(clientId) ? "id" : "secret")} is empty.");
        }

        return new ClientCredential(clientId, clientSecret);
    }

    /// <summary>A client without a secret.</summary>
    internal static ClientCredential Public(string clientId) => string.IsNullOrWhiteSpace(clientId)
        ? throw new EnodeCommandException(ErrorIds.MissingCredential, "The client id is empty.")
        : new ClientCredential(clientId);

    /// <summary>Reads a secret from a vault with the session's Get-Secret command.</summary>
    /// <param name="cmdlet">The cmdlet, in whose session Get-Secret runs.</param>
    /// <param name="name">The name of the secret.</param>
    /// <param name="vault">The vault. Null for all vaults.</param>
    /// <param name="clientId">The client that the secret has to be of. Null for any client.</param>
    /// <param name="saved">The client of a secret without one. Null for that of the environment variable.</param>
    internal static ClientCredential FromVault(PSCmdlet cmdlet, string name, string? vault, string? clientId, string? saved = null)
    {
        if (cmdlet.InvokeCommand.GetCommand("Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is not { } getSecret)
        {
            throw SecretNotFound("Get-Secret was not found: Microsoft.PowerShell.SecretManagement is not installed.");
        }

        var secret = Ask(getSecret, name, vault);
        return secret switch
        {
            PSCredential credential when clientId is null || clientId == credential.UserName => From(credential),
            PSCredential credential => throw SecretNotFound(
                $"The secret '{name}' belongs to the client '{credential.UserName}', and not to the client '{clientId}'."),
            SecureString text when (clientId ?? saved ?? Variable(IdVariable)) is { } id => From(id, text),
            SecureString => throw new EnodeCommandException(
                ErrorIds.MissingCredential, $"The secret '{name}' contains no client id. Specify -ClientId."),
            null => throw SecretNotFound(
                $"There is no secret named '{name}'{(vault is null ? string.Empty : $" in the vault '{vault}'")}."),
            _ => throw SecretNotFound($"The secret '{name}' is neither a credential nor a secure string."),
        };
    }

    /// <summary>Reads the credentials from the environment variables, else prompts for them when the session is interactive.</summary>
    /// <param name="cmdlet">The cmdlet, whose host prompts.</param>
    /// <param name="clientId">The client of a profile: the variables of another one are not used. Null for any client.</param>
    internal static ClientCredential FromEnvironmentOrPrompt(PSCmdlet cmdlet, string? clientId = null)
    {
        var (ofVariable, secret) = (Variable(IdVariable), Variable(SecretVariable));
        var isOther = clientId is not null && ofVariable is not null && ofVariable != clientId;
        if (!isOther && (clientId ?? ofVariable) is { } id && secret is not null)
        {
            return new ClientCredential(id, secret);
        }

        if (Prompt(cmdlet, clientId, "Enter the client id as user name and the client secret as password.") is { } response)
        {
            return From(response);
        }

        var variables = isOther
            ? $"the environment variable {IdVariable} is of another client than the profile, which is of '{clientId}'"
            : clientId is null ? $"the environment variables {IdVariable} and {SecretVariable} are not both set"
            : $"the environment variable {SecretVariable} is not set";
        throw new EnodeCommandException(
            ErrorIds.MissingCredential,
            "No credentials were specified (-Credential, -ClientId with -ClientSecret, -SecretName or -AccessToken), " +
            $"{variables}, and the session is not interactive.");
    }

    /// <summary>Prompts for the secret of a client.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.MissingCredential"/>: the session is not interactive.</exception>
    internal static ClientCredential FromPrompt(PSCmdlet cmdlet, string clientId) =>
        Prompt(cmdlet, clientId, "Enter the client secret as password.") is { } response
            ? From(response)
            : throw new EnodeCommandException(
                ErrorIds.MissingCredential, "-ClientId was specified without a secret, and the session is not interactive.")
            {
                Recommendation = "Specify -ClientSecret as a SecureString, or the name of a secret with -SecretName.",
            };

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
            throw SecretNotFound($"The secret '{name}' could not be read: {Sentences.Ended(exception.Message)}", exception);
        }
    }

    private static EnodeCommandException SecretNotFound(string message, Exception? innerException = null) =>
        new(CommandErrorIds.SecretNotFound, message, innerException);

    private static PSCredential? Prompt(PSCmdlet cmdlet, string? clientId, string message)
    {
        var arguments = Environment.GetCommandLineArgs();
        if (Console.IsInputRedirected || arguments.Any(argument => argument.StartsWith("-noni", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        try
        {
            return cmdlet.Host.UI?.PromptForCredential("Connect to Enode", message, clientId, string.Empty);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            // Hosts that cannot prompt throw exceptions of many types.
            return null;
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
