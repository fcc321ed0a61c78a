namespace Enode.Simulation;

/// <summary>Solar inverters: read them.</summary>
internal static class InverterRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(AssetKind.Inverter, fleet.Inverters, paging, fleet.Clock, InverterJson.Write),
        AssetRoutes.RefreshHint(AssetKind.Inverter, fleet.Inverters, fleet.Clock),
    ];
}
