namespace Enode.Simulation;

/// <summary>Home batteries: read them, and tell them in which mode to run.</summary>
internal static class BatteryRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(AssetKind.Battery, fleet.Batteries, paging, fleet.Clock, BatteryJson.Write),
        AssetRoutes.RefreshHint(AssetKind.Battery, fleet.Batteries, fleet.Clock),
        ActionRoutes.Command(fleet, AssetKind.Battery, fleet.Batteries, "operation-mode", OperationModeCommand.Read),
        .. ActionRoutes.For(fleet, AssetKind.Battery),
    ];
}
