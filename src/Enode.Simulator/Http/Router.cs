namespace Enode.Simulation;

/// <summary>Finds the route for a request.</summary>
internal sealed class Router
{
    // Routes with literal segments come first, compared from the left: "vehicles/actions/{actionId}" before "vehicles/{id}/charging".
    private readonly ILookup<int, Route> routes;

    public Router(IEnumerable<Route> routes) => this.routes = routes
        .OrderBy(route => string.Concat(route.Segments.Select(segment => Route.IsParameter(segment) ? '1' : '0')), StringComparer.Ordinal)
        .ToLookup(route => route.Segments.Length);

    /// <summary>The route, or null and the routes of the path for other methods: none for an unknown path.</summary>
    public (Route? Route, IReadOnlyList<Route> Others) Find(string method, IReadOnlyList<string> path)
    {
        List<Route>? others = null;
        foreach (var route in routes[path.Count])
        {
            if (!route.Matches(path))
            {
                continue;
            }

            if (string.Equals(route.Method, method, StringComparison.Ordinal))
            {
                return (route, []);
            }

            (others ??= []).Add(route);
        }

        return (null, (IReadOnlyList<Route>?)others ?? []);
    }
}
