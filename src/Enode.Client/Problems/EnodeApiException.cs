using System.Net;

namespace Enode;

/// <summary>A call to the API that did not succeed: refused, unanswered, or answered with something that cannot be read.</summary>
public sealed class EnodeApiException : Exception
{
    /// <summary>A failure with an id and a message.</summary>
    /// <param name="errorId">A value of <see cref="ErrorIds"/>, or an id made from a problem's type.</param>
    /// <param name="message">What went wrong. Control characters in it are written out, as <c>\u001b</c>.</param>
    /// <param name="innerException">What it came from, where it came from another exception.</param>
    public EnodeApiException(string errorId, string message, Exception? innerException = null)
        : base(SafeText.Lines(message), innerException)
    {
        ErrorId = errorId;
    }

    /// <summary>The stable id, as in <c>Enode.NotFound</c>.</summary>
    public string ErrorId { get; }

    /// <summary>The status of the response. Null when there was no response.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The problem document. Null when the response had none.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The method of the request, as in <c>GET</c>. Null when nothing was sent.</summary>
    public string? Method { get; init; }

    /// <summary>Path and query of the request. Null when nothing was sent.</summary>
    public string? Path { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>How long the server asked to wait. Null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The id under which the server knows the request, for a question to its support. Null when it sent none.</summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// With <see cref="ErrorIds.InvalidResponse"/>, the first member of the response that has another shape than documented,
    /// as in <c>$.data[17].lastSeen</c>. Null when the response is not JSON.
    /// </summary>
    public string? MemberPath { get; init; }

    /// <summary>The id of the one item of a list that could not be read. Null when it has none, and for other failures.</summary>
    public string? ItemId { get; init; }

    /// <summary>True when one item of a list could not be read and the others are not affected.</summary>
    internal bool IsOfOneItem { get; init; }

    /// <summary>True when the credentials themselves were refused, so that no other request of this client can do better.</summary>
    internal bool CredentialsRefused { get; init; }

    /// <summary>True when no connection was made, so that the server cannot have acted on the request.</summary>
    internal bool NothingWasSent { get; init; }

    /// <summary>True for a request for a token: the request that it was for has not been sent.</summary>
    internal bool IsForToken { get; init; }

    /// <summary>True when the request was to change something, and may have been carried out although no response confirms it.</summary>
    internal bool MayHaveBeenCarriedOut =>
        !IsForToken && !NothingWasSent && Method is not (null or "GET" or "HEAD") && this switch
        {
            // A failed TLS handshake comes before the request.
            { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } } => false,
            { StatusCode: null } => ErrorId is ErrorIds.ConnectionFailed or ErrorIds.Timeout or ErrorIds.InvalidResponse,
            { StatusCode: HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } => true,
            { StatusCode: var status } => status < HttpStatusCode.BadRequest,
        };

    /// <summary>True for a failure that has to do with the moment and not with what was asked for: a later read may succeed.</summary>
    internal bool MayPass => !CredentialsRefused && this switch
    {
        { ErrorId: ErrorIds.ConnectionFailed or ErrorIds.Timeout or ErrorIds.InvalidResponse or ErrorIds.InvalidTokenResponse } => true,
        { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };
}
