using System.Globalization;
using System.Management.Automation;
using Enode.Connections;

namespace Enode.Errors;

/// <summary>Category and recommendation of each error id.</summary>
internal static class ErrorCatalog
{
    internal static (ErrorCategory Category, string Recommendation) For(string errorId, EnodeApiException? api, EnodeConnection? connection) => errorId switch
    {
        ErrorIds.NotConnected => (ErrorCategory.ConnectionError, "Run Connect-Enode, or Start-EnodeSimulator -Connect for a fleet without an account. Get-EnodeConnection lists what there is, Select-EnodeConnection picks one."),
        CommandErrorIds.AmbiguousConnection => (ErrorCategory.InvalidOperation, "Name one with -Connection, or pick one for this session with Select-EnodeConnection."),
        CommandErrorIds.ConnectionMismatch => (ErrorCategory.InvalidOperation, "Leave -Connection out to act where the object came from, or read the object again through the connection that you want."),
        ErrorIds.MissingCredential => (ErrorCategory.AuthenticationError, "Give -Credential, -ClientId with -ClientSecret, -SecretName or -AccessToken, or set ENODE_CLIENT_ID and ENODE_CLIENT_SECRET."),
        CommandErrorIds.MissingTokenUri => (ErrorCategory.InvalidArgument, "Give the OAuth token endpoint that belongs to the API with -TokenUri, or a token with -AccessToken."),
        CommandErrorIds.InvalidEnvironment => (ErrorCategory.InvalidArgument, "Set ENODE_ENVIRONMENT to Production or Sandbox, or give -Environment."),
        CommandErrorIds.SecretNotFound => (ErrorCategory.ObjectNotFound, "Store a PSCredential (client id and client secret) with Set-Secret of Microsoft.PowerShell.SecretManagement, and give its name."),
        CommandErrorIds.SimulatorFailed => (ErrorCategory.OpenError, "Leave -Port out to take a free one; Get-EnodeSimulator lists the simulators of this process."),
        ErrorIds.InvalidArgument => (ErrorCategory.InvalidArgument, "Give what the message says that the command takes. Nothing was sent."),
        CommandErrorIds.NotCapable => (ErrorCategory.InvalidOperation, "Where interventions are named, the owner can unblock it: Invoke-EnodeApi interventions/<id> tells how. Use -Force to send the command all the same."),
        CommandErrorIds.SimulatorNotFound => (ErrorCategory.ObjectNotFound, "Get-EnodeSimulator without a port lists the simulators of this process."),
        CommandErrorIds.InvalidBody => (ErrorCategory.InvalidData, "Give -Body as a hashtable, an object, or text that is JSON."),
        CommandErrorIds.InvalidId => (ErrorCategory.InvalidArgument, "Give the id as the API shows it. Nothing was sent."),
        ErrorIds.InvalidPath => (ErrorCategory.InvalidArgument, "Give a path below the API's root, as in 'vehicles' or '/users/u1/vehicles'. Nothing was sent."),
        ErrorIds.InvalidUri => (ErrorCategory.InvalidArgument, "Give a whole address as the message shows it, or leave it out; -Environment picks Enode's own addresses."),
        ErrorIds.InsecureUri => (ErrorCategory.SecurityError, "Use https. Plain http is for this machine alone."),
        ErrorIds.RedirectRefused => (ErrorCategory.SecurityError, "Check -ApiUri and -TokenUri: they seem to be addresses that have moved."),
        ErrorIds.InvalidClient => (ErrorCategory.AuthenticationError, InvalidClient(connection)),
        ErrorIds.Unauthorized => (ErrorCategory.AuthenticationError, Unauthorized(connection)),
        ErrorIds.InvalidTokenResponse => (ErrorCategory.InvalidResult, "Check -TokenUri: what answered there is no OAuth token endpoint, or something stands in between (a proxy, a sign-in page)."),
        ErrorIds.BadRequest => (ErrorCategory.InvalidArgument, "The API did not accept the request as it is; the message says why. For a device it can mean that it cannot do this, or is already in that state."),
        ErrorIds.Forbidden => (ErrorCategory.PermissionDenied, "The client may not do this, or a quota of it is used up: see its settings in the Enode dashboard."),
        ErrorIds.NotFound => (ErrorCategory.ObjectNotFound, $"Check the id or path{OfConnection(connection)}: an id belongs to one client and one environment.{VehicleByDefault(api)}"),
        CommandErrorIds.ActionSettled => (ErrorCategory.ResourceExists, "There is nothing left to call off. To undo what was done, give the opposite command."),
        CommandErrorIds.ActionFailed => (ErrorCategory.InvalidOperation, "See FailureReason of the action. Check that the device is reachable and, to charge, plugged in; then try again."),
        CommandErrorIds.WaitTimeout => (ErrorCategory.OperationTimeout, "The action goes on without you: pipe it to Wait-EnodeAction to wait longer, or to Stop-EnodeAction to call it off."),
        ErrorIds.UnprocessableEntity => (ErrorCategory.InvalidOperation, "A schedule or a smart-charging plan steers the device. Change or override that first."),
        ErrorIds.RateLimited => (ErrorCategory.LimitsExceeded, RateLimited(api)),
        ErrorIds.VendorUnavailable => (ErrorCategory.ResourceUnavailable, $"The vendor's own service is down. {Later(api)}."),
        ErrorIds.ServerError => (ErrorCategory.ResourceUnavailable, $"Enode had a problem of its own. {Later(api)}{RequestId(api)}."),
        ErrorIds.ConnectionFailed => (ErrorCategory.ConnectionError, $"Check the network, the proxy (-Proxy and -ProxyCredential of Connect-Enode) and the address{OfConnection(connection)}."),
        ErrorIds.Timeout => (ErrorCategory.OperationTimeout, "Try again, or connect with a larger -TimeoutSec. A command that was not answered may have been carried out: look before you repeat it."),
        ErrorIds.InvalidResponse when api?.IsOfOneItem == true => (
            ErrorCategory.InvalidResult,
            "This item is left out and the others are not affected. Invoke-EnodeApi gives it with all its members."),
        ErrorIds.InvalidResponse => (ErrorCategory.InvalidResult, "Something other than the Enode API may have answered: check the address and what stands in between. -Debug shows the response, and Invoke-EnodeApi -Raw gives it as it is."),
        ErrorIds.RepeatedCursor => (ErrorCategory.InvalidResult, $"The list did not end as it should, so treat it as incomplete and read it again{RequestId(api)}."),
        _ => Other(api),
    };

    private static (ErrorCategory Category, string Recommendation) Other(EnodeApiException? api) => api switch
    {
        { CredentialsRefused: true } => (ErrorCategory.AuthenticationError, "The token endpoint refused the client. Check its credentials and what it is allowed to do."),
        { StatusCode: { } status } when (int)status >= 500 => (ErrorCategory.ResourceUnavailable, $"{Later(api)}{RequestId(api)}."),
        { StatusCode: { } status } when (int)status == 422 => (ErrorCategory.InvalidOperation, "The request is understood and cannot be carried out now; the message says why."),
        _ => (ErrorCategory.InvalidArgument, $"The message says what the API did not accept{RequestId(api)}."),
    };

    private static string VehicleByDefault(EnodeApiException? api) => api?.Path switch
    {
        { } path when path.Contains("/vehicles/actions/", StringComparison.Ordinal) =>
            " An action's id alone, and a row without a TargetType, are taken for those of a vehicle's action: see -TargetType.",
        { } path when path.Contains("/vehicles/", StringComparison.Ordinal) =>
            " An id alone, and a row without an AssetType, can be taken for those of a vehicle.",
        _ => string.Empty,
    };

    private static string InvalidClient(EnodeConnection? connection)
    {
        var other = connection?.Environment switch
        {
            ConnectionSettings.Production => "A client belongs to one environment: is this one of the sandbox (-Environment Sandbox)? ",
            ConnectionSettings.Sandbox => "A client belongs to one environment: is this one of production (-Environment Production)? ",
            _ => "Check that -TokenUri belongs to the same server as the client. ",
        };
        return $"Check client id and client secret. {other}A secret stops working as soon as a new one is made in the dashboard.";
    }

    private static string Unauthorized(EnodeConnection? connection) => connection is { ClientId: null }
        ? "The token was refused. It was given with -AccessToken and cannot be renewed here: get another one, and connect with it."
        : "The token was refused, and a new one too. Connect again with Connect-Enode, and check that credentials and environment belong together.";

    private static string RateLimited(EnodeApiException? api) => $"{Later(api)}, and use a smaller -ThrottleLimit.";

    /// <summary>When to try again: when the server asked for it, where it did.</summary>
    private static string Later(EnodeApiException? api) => api?.RetryAfter is { } wait
        ? string.Create(CultureInfo.InvariantCulture, $"Wait {Math.Ceiling(wait.TotalSeconds):0} s, as the server asked, before you try again")
        : "Try again later";

    private static string OfConnection(EnodeConnection? connection) => connection is null ? string.Empty : $", and that '{connection.Name}' ({connection.ApiUri.Host}) is the connection you mean";

    private static string RequestId(EnodeApiException? api) => api?.RequestId is { } id ? $"; for a question to Enode, the request's id is {id}" : string.Empty;
}
