namespace Enode.Simulation;

/// <summary>Finds the route for a request.</summary>
internal sealed class Router
{
    // Literal parts first, from the left: "vehicles/actions/{actionId}" must win over "vehicles/{vehicleId}/charging".
    private readonly ILookup<int, Route> routes;

    public Router(IEnumerable<Route> routes) => this.routes = routes
        .OrderBy(route => string.Concat(route.Segments.Select(segment => Route.IsOpenSegment(segment) ? '1' : '0')), StringComparer.Ordinal)
        .ToLookup(route => route.Segments.Length);

    /// <summary>The route, and the methods that the path knows: none when nothing is there.</summary>
    public (Route? Route, IReadOnlyList<string> Methods) Find(string method, IReadOnlyList<string> path)
    {
        List<string>? methods = null;
        foreach (var route in routes[path.Count])
        {
            if (!route.Matches(path))
            {
                continue;
            }

            if (string.Equals(route.Method, method, StringComparison.Ordinal))
            {
                return (route, [method]);
            }

            (methods ??= []).Add(route.Method);
        }

        return (null, (IReadOnlyList<string>?)methods ?? []);
    }
}
