namespace Enode.Simulation;

/// <summary>The API's own request headers.</summary>
internal static class RequestHeaders
{
    private static readonly string[] Versions =
    [
        "1.3.10", "1.4.0", "2023-02-01", "2023-03-01", "2023-04-01", "2023-04-15", "2023-05-01", "2023-08-01", "2024-01-01", "2024-10-01",
    ];

    /// <exception cref="ProblemException">A header is not valid.</exception>
    public static void Check(ApiRequest request)
    {
        if (request.Header("Enode-Version") is { } version && !Versions.Contains(version, StringComparer.Ordinal))
        {
            throw new ProblemException(ApiProblem.BadRequest(
                "The request asks for an API version that does not exist.",
                [new Issue("invalid_enum_value", "Enode-Version", $"Expected one of {string.Join(", ", Versions)}.")]));
        }

        if (request.Header("Enode-User-Id") is not null)
        {
            throw new ProblemException(ApiProblem.BadRequest(
                "A user is named in the path, not in a header.",
                [new Issue("unrecognized_header", "Enode-User-Id", "The header is no longer accepted.")]));
        }
    }
}
