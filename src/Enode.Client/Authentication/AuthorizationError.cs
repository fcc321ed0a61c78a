namespace Enode.Internal;

/// <summary>The errors with which an authorization server redirects: RFC 6749, section 4.1.2.1.</summary>
internal static class AuthorizationError
{
    /// <param name="code">The error code, as in <c>access_denied</c>.</param>
    /// <param name="description">The description of the server. Null or empty when it sent none.</param>
    /// <param name="secrets">The texts that must not be in the message.</param>
    internal static EnodeApiException From(string code, string? description, IReadOnlyList<string> secrets)
    {
        // The id must not contain a secret that the server returns as an error code.
        var shown = Redactor.Scrub(code, secrets);
        var words = string.IsNullOrWhiteSpace(description) ? MeaningOf(shown) : Redactor.Scrub(description, secrets);
        return new EnodeApiException(
            ErrorIds.FromOAuthError(shown) ?? ErrorIds.InvalidAuthorizationResponse,
            $"The authorization server rejected the request: {shown}: {words}");
    }

    private static string MeaningOf(string code) => code switch
    {
        "invalid_request" => "A parameter of the request is missing, repeated or not valid.",
        "unauthorized_client" => "The client is not allowed to request authorization codes.",
        "access_denied" => "The user or the server denied the access.",
        "unsupported_response_type" => "The server does not issue authorization codes.",
        "invalid_scope" => "A scope of the request is unknown or not valid.",
        "server_error" => "An internal error occurred at the server.",
        "temporarily_unavailable" => "The server is overloaded or being maintained.",
        _ => "The server sent no description.",
    };
}
