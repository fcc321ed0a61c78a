using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The problem that a request is answered with.</summary>
/// <param name="Status">The HTTP status. It is not part of the body.</param>
/// <param name="Slug">The last part of the problem's type. Null for one without a type, as gateways send it.</param>
/// <param name="Title">The kind of problem, in a few words.</param>
/// <param name="Detail">This problem, in a sentence.</param>
/// <param name="Issues">What is wrong with the input. Null where the input is not the problem.</param>
internal sealed record ApiProblem(int Status, string? Slug, string Title, string Detail, IReadOnlyList<Issue>? Issues = null)
{
    private const string TypeRoot = "https://developers.enode.com/api/problems/";

    public static ApiProblem BadRequest(string detail, IReadOnlyList<Issue>? issues = null) =>
        new(400, "bad-request", "Bad Request", detail, issues);

    public static ApiProblem Unauthorized(string detail) => new(401, "unauthorized", "Unauthorized", detail);

    public static ApiProblem ConnectionsLimitReached(string detail) => new(403, "forbidden", "Connections limit reached.", detail);

    public static ApiProblem Forbidden(string detail) => new(403, "forbidden", "Forbidden", detail);

    public static ApiProblem NotFound(string detail) => new(404, "not-found", "Not Found", detail);

    public static ApiProblem MethodNotAllowed(string detail) => new(405, "method-not-allowed", "Method Not Allowed", detail);

    public static ApiProblem PayloadTooLarge(string detail) => new(413, "payload-too-large", "Payload Too Large", detail);

    public static ApiProblem UnsupportedMediaType(string detail) => new(415, "unsupported-media-type", "Unsupported Media Type", detail);

    public static ApiProblem UnprocessableEntity(string detail) => new(422, "unprocessable-entity", "Unprocessable Entity", detail);

    public static ApiProblem StatisticsNotAvailable(string detail) =>
        new(422, "hem-system-statistics-not-available", "HEM System Statistics Not Available", detail);

    public static ApiProblem TooManyRequests(string detail) =>
        new(429, null, "Too Many Requests", detail) { RetryAfter = 1 };

    public static ApiProblem VendorUnavailable(string detail) =>
        new(503, "vendor-temporarily-unavailable", "Vendor Temporarily Unavailable", detail) { RetryAfter = 1 };

    public static ApiProblem ServerError(string detail) => new(500, null, "Internal Server Error", detail);

    /// <summary>After how many seconds the request can be sent again. Null where it is not known.</summary>
    public int? RetryAfter { get; init; }

    public Response ToResponse(string mediaType = Response.JsonType)
    {
        var response = Response.Json(Status, Write, mediaType);
        return RetryAfter is { } seconds ? response.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : response;
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Slug is not null)
        {
            json.WriteString("type", TypeRoot + Slug);
        }

        json.WriteString("title", Title);
        json.WriteString("detail", Detail);
        if (Issues is not null)
        {
            json.WriteStartArray("issues");
            foreach (var issue in Issues)
            {
                json.WriteStartObject();
                json.WriteString("code", issue.Code);
                json.WriteString("path", issue.Path);
                json.WriteString("message", issue.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Code">The kind of mistake, for programs.</param>
/// <param name="Path">The member of the body, the field of the query or the header. Empty for the body as a whole.</param>
/// <param name="Message">The mistake, for readers.</param>
internal sealed record Issue(string Code, string Path, string Message);

/// <summary>Ends the handling of a request. The gateway turns it into the response.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always has a problem.")]
internal sealed class ProblemException : Exception
{
    public ProblemException(ApiProblem problem)
        : base(problem.Detail) => Problem = problem;

    public ApiProblem Problem { get; }
}
