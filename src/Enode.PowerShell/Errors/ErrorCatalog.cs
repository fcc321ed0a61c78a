using System.Globalization;
using System.Management.Automation;
using Enode.Connections;

namespace Enode.Errors;

/// <summary>Category and recommendation of each error id.</summary>
internal static class ErrorCatalog
{
    /// <summary>The ends of the paths of commands to devices.</summary>
    private static readonly string[] CommandPaths =
        ["/charging", "/max-current", "/permanent-hold", "/follow-schedule", "/operation-mode"];

    /// <summary>The cmdlets that list the items of a path.</summary>
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["users"] = "Get-EnodeUser",
        ["vehicles"] = "Get-EnodeVehicle",
        ["chargers"] = "Get-EnodeCharger",
        ["hvacs"] = "Get-EnodeHvac",
        ["inverters"] = "Get-EnodeInverter",
        ["batteries"] = "Get-EnodeBattery",
        ["meters"] = "Get-EnodeMeter",
        ["hem-systems"] = "Get-EnodeHemSystem",
        ["locations"] = "Get-EnodeLocation",
        ["schedules"] = "Get-EnodeSchedule",
        ["webhooks"] = "Get-EnodeWebhook",
    };

    /// <summary>Category and recommendation of an error. Of a change that may have been made, how to find that out comes first.</summary>
    internal static (ErrorCategory Category, string Recommendation) For(
        string errorId, EnodeApiException? api, EnodeConnection? connection)
    {
        var guide = Guide(errorId, api, connection);
        return api is { MayHaveBeenCarriedOut: true }
            ? guide with { Recommendation = $"{UnknownOutcome.Advice(api.Method, api.Path)} {guide.Recommendation}" }
            : guide;
    }

    private static (ErrorCategory Category, string Recommendation) Guide(
        string errorId, EnodeApiException? api, EnodeConnection? connection) => errorId switch
    {
        ErrorIds.NotConnected => (
            ErrorCategory.ConnectionError,
            ConnectionRegistry.All.Count == 0
                ? "Run Connect-Enode, or Start-EnodeSimulator -Connect to use the module without an account."
                : "Get-EnodeConnection lists the connections, and Select-EnodeConnection selects one. Connect-Enode opens one again."),
        CommandErrorIds.AmbiguousConnection => (
            ErrorCategory.InvalidOperation,
            "Specify one with -Connection, or select one for this runspace with Select-EnodeConnection."),
        CommandErrorIds.ConnectionMismatch => (
            ErrorCategory.InvalidOperation,
            "Omit -Connection to use the connection of the object, or read the object again through the other connection."),
        ErrorIds.MissingCredential => (
            ErrorCategory.AuthenticationError,
            "Specify -Credential, -ClientId with -ClientSecret, -SecretName or -AccessToken, or set ENODE_CLIENT_ID and " +
            "ENODE_CLIENT_SECRET."),
        CommandErrorIds.MissingTokenUri => (
            ErrorCategory.InvalidArgument,
            "Specify the OAuth token endpoint of the API with -TokenUri, or a token with -AccessToken."),
        CommandErrorIds.MissingAuthorizationUri => (
            ErrorCategory.InvalidArgument, "Specify the OAuth authorization endpoint of the server with -AuthorizationUri."),
        CommandErrorIds.ProfileNotFound => (
            ErrorCategory.ObjectNotFound, "Get-EnodeProfile lists the profiles. Connect-Enode -SaveProfile saves one."),
        CommandErrorIds.InvalidProfile => (
            ErrorCategory.InvalidData,
            "Correct the file, or remove the profile with Remove-EnodeProfile and save it again with Connect-Enode -SaveProfile."),
        CommandErrorIds.ProfileNotSaved => (
            ErrorCategory.WriteError, "Correct what the message names: no profile was changed."),
        CommandErrorIds.InvalidEnvironment => (
            ErrorCategory.InvalidArgument,
            "Set ENODE_ENVIRONMENT to Production or Sandbox, or specify -Environment."),
        CommandErrorIds.SecretNotFound => (
            ErrorCategory.ObjectNotFound,
            "Store a PSCredential (client id and client secret) with Set-Secret of Microsoft.PowerShell.SecretManagement, and specify " +
            "its name."),
        CommandErrorIds.SimulatorFailed => (
            ErrorCategory.OpenError,
            "Omit -Port to use a free port. Get-EnodeSimulator lists the simulators of this process."),
        CommandErrorIds.ReceiverFailed => (
            ErrorCategory.OpenError, "Specify another port with -Port, or end the program that uses this one."),
        CommandErrorIds.InvalidJournal => (
            ErrorCategory.InvalidData,
            "Specify a file in an existing folder: one that does not exist yet, or one that -JournalPath has created and no other process " +
            "uses."),
        CommandErrorIds.EventNotSent => (
            ErrorCategory.InvalidOperation,
            "Get-EnodeWebhook lists the webhooks: one with an address of this machine that is active must ask for the event. " +
            "Omit -Id to use the first resource that can have the event."),
        ErrorIds.InvalidArgument => (
            ErrorCategory.InvalidArgument, "Correct the input or the parameter that the message names. Nothing was sent."),
        CommandErrorIds.NotCapable => (ErrorCategory.InvalidOperation, "Use -Force to send the command anyway."),
        CommandErrorIds.SimulatorNotFound => (
            ErrorCategory.ObjectNotFound,
            "Run Get-EnodeSimulator without -Port to list the simulators of this process."),
        CommandErrorIds.InvalidBody => (
            ErrorCategory.InvalidData,
            "Specify -Body as a hashtable, an object, or a string that is valid JSON."),
        CommandErrorIds.InvalidId => (ErrorCategory.InvalidArgument, "Specify the id as the API returns it. Nothing was sent."),
        ErrorIds.InvalidPath => (
            ErrorCategory.InvalidArgument,
            "Specify a path relative to the root of the API, as in 'vehicles' or '/users/u1/vehicles'. Nothing was sent."),
        ErrorIds.InvalidUri => (
            ErrorCategory.InvalidArgument,
            "Specify just an http or https address, without credentials, query and fragment, or omit it: -Environment selects the " +
            "addresses of Enode."),
        ErrorIds.InsecureUri => (ErrorCategory.SecurityError, "Use https. Plain http is allowed for this machine only."),
        ErrorIds.RedirectRefused => (ErrorCategory.SecurityError, "Check -ApiUri and -TokenUri: the addresses may have changed."),
        ErrorIds.InvalidClient => (ErrorCategory.AuthenticationError, InvalidClient(connection)),
        ErrorIds.InvalidGrant or ErrorIds.SessionExpired => (
            ErrorCategory.AuthenticationError,
            "Run Connect-EnodeUser again: the user has to sign in. If the session ended unexpectedly, another program may have used its " +
            "refresh token."),
        ErrorIds.StateMismatch => (
            ErrorCategory.SecurityError,
            "Run Connect-EnodeUser again, and use only the page that it opens. Another page or program may have called the redirect " +
            "address."),
        ErrorIds.InvalidAuthorizationResponse => (
            ErrorCategory.InvalidResult, "Check -AuthorizationUri: the response is not from an OAuth authorization endpoint."),
        ErrorIds.AccessDenied => (
            ErrorCategory.PermissionDenied, "The user has to allow the access. Run Connect-EnodeUser again to ask once more."),
        ErrorIds.TemporarilyUnavailable => (ErrorCategory.ResourceUnavailable, $"{Later(api)}."),
        ErrorIds.UnauthorizedClient => (
            ErrorCategory.AuthenticationError,
            "The client is not allowed to use this grant. Check the settings of the client at the server."),
        ErrorIds.InvalidRequest or ErrorIds.InvalidScope or ErrorIds.UnsupportedResponseType
            when api is not { CredentialsRefused: true } => (
            ErrorCategory.InvalidArgument,
            "Check the parameters that the message names, such as -Scope and -RedirectUri, and the settings of the client at the server."),
        ErrorIds.Unauthorized => (ErrorCategory.AuthenticationError, Unauthorized(api, connection)),
        ErrorIds.InvalidTokenResponse => (
            ErrorCategory.InvalidResult,
            "Check -TokenUri: the response is not from an OAuth token endpoint. It can be from a proxy or a sign-in page."),
        ErrorIds.BadRequest => (
            ErrorCategory.InvalidArgument,
            IsCommand(api)
                ? "See State and Capabilities of the device. -IfNeeded leaves out devices that already do what the command requests."
                : EndsWith(api, "/link") && api!.Message.Contains("scope", StringComparison.OrdinalIgnoreCase)
                    ? "Correct what the message names. For each kind of device, -Scope requires the scope that reads its data, as in " +
                      "vehicle:read:data."
                    : "Correct what the message names, and run the command again."),
        ErrorIds.Forbidden => (
            ErrorCategory.PermissionDenied,
            connection is { Environment: ConnectionSettings.Custom }
                ? "Check the permissions and the access of the account at the server."
                : "See the permissions and the quotas of the client in the Enode dashboard."),
        ErrorIds.NotFound when EndsWith(api, "/smart-charging-plans/latest") => (
            ErrorCategory.ObjectNotFound,
            "A vehicle has no plan before it is plugged in at a location of its user with smart charging enabled. " +
            "Get-EnodeSmartChargingStatus shows the state."),
        ErrorIds.NotFound when api?.Method == "DELETE" && EndsWith(api, "/smart-override") => (
            ErrorCategory.ObjectNotFound,
            "Check the id of the vehicle. If it has no override, there is nothing to end: an override also ends when the vehicle stops " +
            "charging."),
        ErrorIds.NotFound when api is { Method: "DELETE", Path: { } path } && path.Contains("/vendors/", StringComparison.Ordinal) => (
            ErrorCategory.ObjectNotFound,
            "Check the id of the user and the code of the vendor: Get-EnodeUser returns the vendors of the user as LinkedVendors."),
        ErrorIds.NotFound => (
            ErrorCategory.ObjectNotFound,
            $"Check the id or path{OfConnection(connection)}: an id belongs to one client and one environment.{VehicleByDefault(api)}" +
            ListOf(api)),
        CommandErrorIds.ActionSettled => (
            ErrorCategory.ResourceExists,
            "An action in a final state cannot be cancelled. To undo the command, send the opposite command."),
        CommandErrorIds.ActionFailed => (
            ErrorCategory.InvalidOperation,
            "See FailureReason of the action, and check the current state of the device."),
        CommandErrorIds.LinkFailed => (
            ErrorCategory.OperationStopped,
            "The user left, did not allow access, or could not sign in. A session is used once: create another one to try again."),
        CommandErrorIds.CallbackFailed => (
            ErrorCategory.OpenError,
            "A port of 127.0.0.1 is required, to which the browser returns. Check what prevents this process from opening one."),
        CommandErrorIds.WaitTimeout => (
            ErrorCategory.OperationTimeout,
            "The action was not cancelled: pipe TargetObject of the error to Wait-EnodeAction to wait longer, or to Stop-EnodeAction " +
            "to cancel it."),
        ErrorIds.UnprocessableEntity => (
            ErrorCategory.InvalidOperation,
            "A schedule or a smart-charging plan controls the device: disable it with Set-EnodeSchedule -IsEnabled $false or " +
            "Set-EnodeSmartChargingPolicy -IsEnabled $false, or override a plan with Start-EnodeSmartOverride."),
        ErrorIds.RateLimited => (ErrorCategory.LimitsExceeded, RateLimited(api)),
        ErrorIds.VendorUnavailable => (
            ErrorCategory.ResourceUnavailable, $"{Later(api)}. Get-EnodeVendorHealth shows the states of the vendors."),
        ErrorIds.ServerError => (ErrorCategory.ResourceUnavailable, $"{Later(api)}. An internal error occurred at Enode{RequestId(api)}."),
        ErrorIds.ConnectionFailed => (
            ErrorCategory.ConnectionError,
            $"Check the network, the proxy (-Proxy and -ProxyCredential of Connect-Enode) and the address{OfConnection(connection)}."),
        ErrorIds.Timeout => (ErrorCategory.OperationTimeout, "Try again, or connect with a larger -TimeoutSec."),
        ErrorIds.InvalidResponse when api is { Method: null } => (
            ErrorCategory.InvalidData,
            "The TargetObject of the error is the body as bytes. Check that it is the whole body of a delivery, as with Get-Content -Raw."),
        ErrorIds.InvalidResponse when api?.IsOfOneItem == true => (
            ErrorCategory.InvalidResult,
            "This item is omitted, and the others are not affected. Invoke-EnodeApi returns it with all its members."),
        ErrorIds.InvalidResponse => (
            ErrorCategory.InvalidResult,
            "The response may not be from the Enode API: check the address, and any proxy or gateway. -Debug shows the response" +
            (api?.MayHaveBeenCarriedOut == true ? "." : ", and Invoke-EnodeApi -Raw returns it unchanged.")),
        ErrorIds.RepeatedCursor => (ErrorCategory.InvalidResult, $"The list may be incomplete. Read it again{RequestId(api)}."),
        _ => Other(api),
    };

    private static (ErrorCategory Category, string Recommendation) Other(EnodeApiException? api) => api switch
    {
        { CredentialsRefused: true } => (
            ErrorCategory.AuthenticationError,
            "Check the credentials and the permissions of the client: the token endpoint rejected it."),
        { StatusCode: { } status } when (int)status >= 500 => (ErrorCategory.ResourceUnavailable, $"{Later(api)}{RequestId(api)}."),
        { StatusCode: { } status } when (int)status == 422 => (
            ErrorCategory.InvalidOperation,
            "Resolve what the message names, and run the command again: the request is valid, but cannot be carried out now."),
        _ => (ErrorCategory.InvalidArgument, $"Correct what the message names, and run the command again{RequestId(api)}."),
    };

    private static bool EndsWith(EnodeApiException? api, string end) => api?.Path?.EndsWith(end, StringComparison.Ordinal) == true;

    private static bool IsCommand(EnodeApiException? api) =>
        api is { Method: "POST" } && Array.Exists(CommandPaths, path => EndsWith(api, path));

    private static string VehicleByDefault(EnodeApiException? api) => api?.Path switch
    {
        { } path when path.Contains("/vehicles/actions/", StringComparison.Ordinal) =>
            " An id, and a row without a TargetType, are treated as an action of a vehicle: see -TargetType.",
        { } path when path.Contains("/vehicles/", StringComparison.Ordinal) =>
            " An id, and a row without an AssetType, may have been treated as a vehicle.",
        _ => string.Empty,
    };

    /// <summary>The cmdlet that lists the ids, for a path of one item.</summary>
    private static string ListOf(EnodeApiException? api) =>
        Lists.FirstOrDefault(list => api?.Path?.StartsWith($"/{list.Key}/", StringComparison.Ordinal) == true &&
            !api.Path.Contains("/actions/", StringComparison.Ordinal)).Value is { } cmdlet
            ? $" {cmdlet} lists the ids."
            : string.Empty;

    private static string InvalidClient(EnodeConnection? connection)
    {
        var other = connection?.Environment switch
        {
            ConnectionSettings.Production => "Check whether the client belongs to the sandbox (-Environment Sandbox). ",
            ConnectionSettings.Sandbox => "Check whether the client belongs to production (-Environment Production). ",
            _ => "Check that -TokenUri belongs to the same server as the client. ",
        };
        return $"Check client id and client secret. {other}A secret becomes invalid when a new one is created in the dashboard.";
    }

    private static string Unauthorized(EnodeApiException? api, EnodeConnection? connection) => connection switch
    {
        { ClientId: null } =>
            "The token was rejected. It was specified with -AccessToken and cannot be renewed: request another one, and connect with it.",
        { TokenUri.AbsolutePath: { } path } when path == api?.Path =>
            "The token endpoint rejected the client. Check the credentials, and whether it accepts -ClientAuthentication Basic or Body.",
        { IsOfUser: true } => "The token of the user was rejected, and a new one too. Run Connect-EnodeUser again.",
        _ => "The token was rejected, and a new one too. Check the token and the credentials: run Connect-Enode again, and check that " +
            "the credentials belong to the environment.",
    };

    private static string RateLimited(EnodeApiException? api) => $"{Later(api)}, or use a smaller -ThrottleLimit.";

    /// <summary>When to try again, with the wait that the server asked for if it did.</summary>
    private static string Later(EnodeApiException? api) => api?.RetryAfter is { } wait
        ? string.Create(
            CultureInfo.InvariantCulture, $"Wait {Math.Ceiling(wait.TotalSeconds):0} s, as the server asked, before you try again")
        : "Try again later";

    private static string OfConnection(EnodeConnection? connection) => connection is null
        ? string.Empty
        : $", and that '{connection.Name}' ({connection.ApiUri.Host}) is the intended connection";

    private static string RequestId(EnodeApiException? api) => api?.RequestId is { } id
        ? $"; the request id, for the support of Enode, is {id}"
        : string.Empty;
}
