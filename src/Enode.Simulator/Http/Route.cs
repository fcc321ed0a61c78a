namespace Enode.Simulation;

/// <summary>A method and a path, and what handles requests for them.</summary>
internal sealed class Route
{
    private readonly Func<ApiRequest, Response> handle;

    /// <param name="method">The HTTP method.</param>
    /// <param name="pattern">The path. A segment in braces matches any value and names it.</param>
    /// <param name="handle">Handles a request.</param>
    public Route(string method, string pattern, Func<ApiRequest, Response> handle)
    {
        Method = method;
        this.handle = handle;
        Segments = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    public string Method { get; }

    /// <summary>The segments of the path, parameters in braces.</summary>
    public string[] Segments { get; }

    /// <summary>True for a route that needs no access token.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The media type of its problems.</summary>
    public string ProblemType { get; init; } = Response.JsonType;

    public static Route Get(string pattern, Func<ApiRequest, Response> handle) => new("GET", pattern, handle);

    public static Route Post(string pattern, Func<ApiRequest, Response> handle) => new("POST", pattern, handle);

    public static Route Put(string pattern, Func<ApiRequest, Response> handle) => new("PUT", pattern, handle);

    public static Route Delete(string pattern, Func<ApiRequest, Response> handle) => new("DELETE", pattern, handle);

    public static Route OpenGet(string pattern, Func<ApiRequest, Response> handle) => new("GET", pattern, handle) { IsOpen = true };

    public static Route OpenPost(string pattern, Func<ApiRequest, Response> handle) => new("POST", pattern, handle) { IsOpen = true };

    public Response Respond(ApiRequest request)
    {
        try
        {
            return handle(request);
        }
        catch (ProblemException exception)
        {
            return exception.Problem.ToResponse(ProblemType);
        }
    }

    public bool Matches(IReadOnlyList<string> path)
    {
        if (path.Count != Segments.Length)
        {
            return false;
        }

        for (var i = 0; i < Segments.Length; i++)
        {
            // An id is never empty: a path that ends in a slash is another path.
            if (IsParameter(Segments[i]) ? path[i].Length == 0 : !string.Equals(path[i], Segments[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The values of the parameters in a path that matches, by name.</summary>
    public Dictionary<string, string> Values(IReadOnlyList<string> path) => Enumerable.Range(0, Segments.Length)
        .Where(i => IsParameter(Segments[i]))
        .ToDictionary(i => Segments[i][1..^1], i => path[i]);

    public static bool IsParameter(string segment) => segment[0] == '{';
}
