namespace Enode.Simulation;

/// <summary>Home energy systems: read them.</summary>
internal static class HemSystemRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
        AssetRoutes.For(AssetKind.HemSystem, fleet.HemSystems, paging, fleet.Clock, HemSystemJson.Write);
}
