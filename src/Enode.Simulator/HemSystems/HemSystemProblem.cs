using System.Globalization;

namespace Enode.Simulation;

/// <summary>
/// The problems of the statistics of home energy systems. The API's description has each of them as the member <c>body</c> of an object,
/// together with its status and its headers.
/// </summary>
internal static class HemSystemProblem
{
    /// <summary>How many seconds to wait for the vendor.</summary>
    private const int RetryAfter = 1;

    public static ApiProblem NotAvailable(string detail) =>
        new(422, "hem-system-statistics-not-available", "HEM System Statistics Not Available", detail);

    public static ApiProblem VendorUnavailable(string detail) =>
        new(503, "vendor-temporarily-unavailable", "Vendor Temporarily Unavailable", detail);

    public static Response ToResponse(ApiProblem problem)
    {
        if (problem.Status is not (400 or 422 or 503))
        {
            return problem.ToResponse();
        }

        var isTemporary = problem.Status == 503;
        var response = Response.Json(problem.Status, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode", problem.Status);
            json.WriteStartObject("headers");
            json.WriteString("content-type", "application/problem+json; charset=utf-8");
            if (isTemporary)
            {
                json.WriteNumber("retry-after", RetryAfter);
            }

            json.WriteEndObject();
            json.WritePropertyName("body");
            problem.Write(json);
            json.WriteEndObject();
        });
        return isTemporary ? response.With("Retry-After", RetryAfter.ToString(CultureInfo.InvariantCulture)) : response;
    }
}
