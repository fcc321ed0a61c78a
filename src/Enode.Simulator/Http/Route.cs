namespace Enode.Simulation;

/// <summary>A method and a path that something answers to.</summary>
internal sealed class Route
{
    private Route(string method, string pattern, Func<ApiRequest, Response> handle)
    {
        Method = method;
        Handle = handle;
        Segments = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    public string Method { get; }

    /// <summary>The parts of the path; one in braces takes any value and names it.</summary>
    public string[] Segments { get; }

    public Func<ApiRequest, Response> Handle { get; }

    /// <summary>True for what answers without an access token.</summary>
    public bool IsOpen { get; init; }

    public static Route Get(string pattern, Func<ApiRequest, Response> handle) => new("GET", pattern, handle);

    public static Route Post(string pattern, Func<ApiRequest, Response> handle) => new("POST", pattern, handle);

    public static Route Put(string pattern, Func<ApiRequest, Response> handle) => new("PUT", pattern, handle);

    public static Route OpenPost(string pattern, Func<ApiRequest, Response> handle) => new("POST", pattern, handle) { IsOpen = true };

    public bool Matches(IReadOnlyList<string> path)
    {
        if (path.Count != Segments.Length)
        {
            return false;
        }

        for (var i = 0; i < Segments.Length; i++)
        {
            // An id is never empty: a path that ends in a slash is another path.
            if (IsOpenSegment(Segments[i]) ? path[i].Length == 0 : !string.Equals(path[i], Segments[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    public Dictionary<string, string> Values(IReadOnlyList<string> path) => Enumerable.Range(0, Segments.Length)
        .Where(i => IsOpenSegment(Segments[i]))
        .ToDictionary(i => Segments[i][1..^1], i => path[i]);

    public static bool IsOpenSegment(string segment) => segment[0] == '{';
}
