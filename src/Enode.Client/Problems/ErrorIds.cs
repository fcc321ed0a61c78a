using System.Net;
using System.Text;

namespace Enode;

/// <summary>The stable error ids of the client. Scripts compare against them: an id never changes its meaning.</summary>
public static class ErrorIds
{
#pragma warning disable CS1591 // The names say it, and docs/errors.md says what to do about each.
    public const string BadRequest = "Enode.BadRequest";
    public const string Unauthorized = "Enode.Unauthorized";
    public const string InvalidClient = "Enode.InvalidClient";
    public const string InvalidGrant = "Enode.InvalidGrant";
    public const string SessionExpired = "Enode.SessionExpired";
    public const string InvalidRequest = "Enode.InvalidRequest";
    public const string UnauthorizedClient = "Enode.UnauthorizedClient";
    public const string AccessDenied = "Enode.AccessDenied";
    public const string UnsupportedResponseType = "Enode.UnsupportedResponseType";
    public const string InvalidScope = "Enode.InvalidScope";
    public const string TemporarilyUnavailable = "Enode.TemporarilyUnavailable";
    public const string StateMismatch = "Enode.StateMismatch";
    public const string InvalidAuthorizationResponse = "Enode.InvalidAuthorizationResponse";
    public const string Forbidden = "Enode.Forbidden";
    public const string NotFound = "Enode.NotFound";
    public const string UnprocessableEntity = "Enode.UnprocessableEntity";
    public const string RateLimited = "Enode.RateLimited";
    public const string ServerError = "Enode.ServerError";
    public const string VendorUnavailable = "Enode.VendorUnavailable";
    public const string ConnectionFailed = "Enode.ConnectionFailed";
    public const string Timeout = "Enode.Timeout";
    public const string InvalidResponse = "Enode.InvalidResponse";
    public const string InvalidTokenResponse = "Enode.InvalidTokenResponse";
    public const string RepeatedCursor = "Enode.RepeatedCursor";
    public const string RedirectRefused = "Enode.RedirectRefused";
    public const string NotConnected = "Enode.NotConnected";
    public const string MissingCredential = "Enode.MissingCredential";
    public const string InvalidArgument = "Enode.InvalidArgument";
    public const string InvalidPath = "Enode.InvalidPath";
    public const string InvalidUri = "Enode.InvalidUri";
    public const string InsecureUri = "Enode.InsecureUri";
#pragma warning restore CS1591

    /// <summary>
    /// The id for a response: from the problem's type where it has one that can be named, else from the status. A 429 has always the
    /// same id, because gateways that limit requests have types of their own.
    /// </summary>
    internal static string For(HttpStatusCode status, Problem? problem) =>
        status == HttpStatusCode.TooManyRequests ? RateLimited : FromType(problem?.Type) ?? FromStatus(status);

    /// <summary>The id for an error code of OAuth, as <c>invalid_client</c>. Null for a code that cannot be a name.</summary>
    internal static string? FromOAuthError(string code) => Pascal(code) is { } name ? $"Enode.{name}" : null;

    private static string? FromType(string? type)
    {
        if (type is null || type.StartsWith("about:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // Host and query of a web address do not name a problem.
        var name = Uri.TryCreate(type, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.AbsolutePath + uri.Fragment
            : type;
        var last = name.TrimEnd('/').Split('/', '#', ':')[^1];
        return Pascal(last) switch
        {
            null => null,
            "VendorTemporarilyUnavailable" => VendorUnavailable,
            // A gateway's type such as "bad-gateway" is the name of a status, and has no more meaning than the status.
            var words when Enum.TryParse(words, out HttpStatusCode status) && status >= HttpStatusCode.BadRequest => FromStatus(status),
            var words => $"Enode.{words}",
        };
    }

    private static string FromStatus(HttpStatusCode status) => (int)status switch
    {
        400 => BadRequest,
        401 => Unauthorized,
        403 => Forbidden,
        404 or 410 => NotFound,
        422 => UnprocessableEntity,
        429 => RateLimited,
        >= 500 => ServerError,
        _ => Enum.IsDefined(status) ? $"Enode.{status}" : "Enode.UnexpectedStatus",
    };

    // A type of more than 64 characters is not used as a name: ids are written to logs and tables.
    private static string? Pascal(string words)
    {
        if (words.Length is 0 or > 64 || !char.IsAsciiLetter(words[0]))
        {
            return null;
        }

        var name = new StringBuilder(words.Length);
        var atStart = true;
        foreach (var letter in words)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                atStart = true;
                continue;
            }

            name.Append(atStart ? char.ToUpperInvariant(letter) : letter);
            atStart = false;
        }

        return name.ToString();
    }
}
