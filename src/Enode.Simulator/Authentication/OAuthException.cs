using System.Diagnostics.CodeAnalysis;

namespace Enode.Simulation;

/// <summary>An error response of the token endpoint: RFC 6749, section 5.2.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always has an error code.")]
internal sealed class OAuthException : Exception
{
    private OAuthException(int status, string error, string description)
        : base(description)
    {
        Status = status;
        Error = error;
    }

    public int Status { get; }

    public string Error { get; }

    public static OAuthException InvalidClient(string description) => new(401, "invalid_client", description);

    public static OAuthException InvalidRequest(string description, int status = 400) => new(status, "invalid_request", description);

    public static OAuthException InvalidGrant(string description) => new(400, "invalid_grant", description);

    public static OAuthException UnsupportedGrantType(string description) => new(400, "unsupported_grant_type", description);

    public Response ToResponse()
    {
        var response = Response.Json(Status, json =>
        {
            json.WriteStartObject();
            json.WriteString("error", Error);
            json.WriteString("error_description", Message);
            json.WriteEndObject();
        });
        return Status == 401 ? response.With("WWW-Authenticate", "Basic realm=\"oauth2\"") : response;
    }
}
