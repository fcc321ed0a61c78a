namespace Enode.Simulation;

/// <summary>Everything that the simulator answers to: one line for each part of the API.</summary>
internal static class ApiRoutes
{
    public static IEnumerable<Route> For(ClientCredentials client, AccessTokens tokens, Fleet fleet, Paging paging) =>
    [
        .. TokenEndpoint.Routes(client, tokens),
        .. UserRoutes.For(fleet, paging),
        .. VehicleRoutes.For(fleet, paging),
        .. ActionRoutes.For(fleet, "vehicles", "vehicle"),
    ];
}
