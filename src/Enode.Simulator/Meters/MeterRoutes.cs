namespace Enode.Simulation;

/// <summary>Meters: read them.</summary>
internal static class MeterRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(AssetKind.Meter, fleet.Meters, paging, fleet.Clock, MeterJson.Write),
        AssetRoutes.RefreshHint(AssetKind.Meter, fleet.Meters, fleet.Clock),
    ];
}
