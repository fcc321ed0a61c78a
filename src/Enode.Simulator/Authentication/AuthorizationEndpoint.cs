namespace Enode.Simulation;

/// <summary>
/// The authorization endpoint of API versions up to 2023-03-01 (RFC 6749, section 4.1). It has no page: the user agrees at once.
/// </summary>
internal sealed class AuthorizationEndpoint
{
    public const string Path = "/oauth2/auth";

    private readonly ClientCredentials client;
    private readonly UserGrants grants;

    private AuthorizationEndpoint(ClientCredentials client, UserGrants grants)
    {
        this.client = client;
        this.grants = grants;
    }

    public static IEnumerable<Route> Routes(ClientCredentials client, UserGrants grants) =>
        [new Route("GET", Path, new AuthorizationEndpoint(client, grants).Respond) { IsOpen = true }];

    private Response Respond(ApiRequest request)
    {
        var query = request.Target.Query;
        var redirectUri = Single(query, "redirect_uri");

        // Section 4.1.2.1: a browser is not redirected to an address that cannot be trusted, as for an unknown client.
        if (Single(query, "client_id") != client.Id
            || !Uri.TryCreate(redirectUri, UriKind.Absolute, out var target)
            || target is not { Scheme: "http", IsLoopback: true, Fragment: "" })
        {
            throw new ProblemException(ApiProblem.BadRequest("The client is unknown, or redirect_uri is not an address of this machine."));
        }

        var state = Single(query, "state");
        var (error, description) = ErrorOf(query);
        var userId = error is null ? grants.TakeState(state) : null;
        if (userId is null && error is null)
        {
            (error, description) = ("invalid_request", "The state is not the linkState of a user, or was used before.");
        }

        var result = userId is null
            ? $"error={error}&error_description={Uri.EscapeDataString(description!)}"
            : $"code={grants.Add(Grant(query, userId, redirectUri))}";
        return Response.Empty(302)
            .With("Location", $"{target.AbsoluteUri}{(target.Query.Length > 0 ? '&' : '?')}{result}&state={Uri.EscapeDataString(state)}")
            .With("Cache-Control", "no-store");
    }

    private static (string? Code, string? Description) ErrorOf(FormFields query)
    {
        if (Single(query, "response_type") != "code")
        {
            return ("unsupported_response_type", "The only response_type is code.");
        }

        return Single(query, "code_challenge").Length != 43 || Single(query, "code_challenge_method") != "S256"
            ? ("invalid_request", "A code_challenge of the method S256 is required.")
            : (null, null);
    }

    private static CodeGrant Grant(FormFields query, string userId, string redirectUri) =>
        new(userId, redirectUri, Single(query, "code_challenge"), Single(query, "scope").Split(' ').Contains("offline_access"));

    // Empty if it is missing or repeated.
    private static string Single(FormFields query, string name) => query.All(name) is [var value] ? value : string.Empty;
}
