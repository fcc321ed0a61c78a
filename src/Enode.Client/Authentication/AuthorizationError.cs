namespace Enode.Internal;

/// <summary>The errors with which an authorization server redirects: RFC 6749, section 4.1.2.1.</summary>
internal static class AuthorizationError
{
    /// <summary>Of each text of the server, as of the errors of link sessions.</summary>
    private const int LongestText = 500;

    /// <param name="code">The error code, as in <c>access_denied</c>.</param>
    /// <param name="description">The description of the server. Null or empty when it sent none.</param>
    /// <param name="secrets">The texts that must not be in the message.</param>
    internal static EnodeApiException From(string code, string? description, IReadOnlyList<string> secrets)
    {
        var shown = Shown(code, secrets);
        var words = string.IsNullOrWhiteSpace(description)
            ? MeaningOf(code) ?? "The server sent no description."
            : Shown(description, secrets);

        // A server cannot choose another id of the module.
        return new EnodeApiException(
            (MeaningOf(code) is null ? null : ErrorIds.FromOAuthError(code)) ?? ErrorIds.InvalidAuthorizationResponse,
            $"The authorization server rejected the request: {shown}: {words}");
    }

    private static string Shown(string text, IReadOnlyList<string> secrets)
    {
        var scrubbed = Redactor.Scrub(text, secrets);
        return scrubbed.Length <= LongestText ? scrubbed : $"{scrubbed[..LongestText]}…";
    }

    private static string? MeaningOf(string code) => code switch
    {
        "invalid_request" => "A parameter of the request is missing, repeated or not valid.",
        "unauthorized_client" => "The client is not allowed to request authorization codes.",
        "access_denied" => "The user or the server denied the access.",
        "unsupported_response_type" => "The server does not issue authorization codes.",
        "invalid_scope" => "A scope of the request is unknown or not valid.",
        "server_error" => "An internal error occurred at the server.",
        // Those of OpenID Connect.
        "login_required" => "The user has to sign in.",
        "consent_required" => "The user has to allow the access.",
        "interaction_required" => "The user has to do something on a page of the server.",
        "account_selection_required" => "The user has to select an account.",
        "temporarily_unavailable" => "The server is overloaded or being maintained.",
        _ => null,
    };
}
