namespace Enode.Simulation;

/// <summary>Cars: read them, and tell them when and how to charge.</summary>
internal static class VehicleRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(AssetKind.Vehicle, fleet.Vehicles, paging, fleet.Clock, VehicleJson.Write),
        AssetRoutes.RefreshHint(AssetKind.Vehicle, fleet.Vehicles, fleet.Clock),
        ActionRoutes.Command(fleet, AssetKind.Vehicle, fleet.Vehicles, "charging", ChargeCommand.Read),
        ActionRoutes.Command(fleet, AssetKind.Vehicle, fleet.Vehicles, "max-current", MaxCurrentCommand.Read),
        .. ActionRoutes.For(fleet, AssetKind.Vehicle),
    ];
}
