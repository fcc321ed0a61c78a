namespace Enode.Simulation;

/// <summary>Chargers: read them, put them somewhere, and tell them when and how to charge.</summary>
internal static class ChargerRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(AssetKind.Charger, fleet.Chargers, paging, fleet.Clock, ChargerJson.Write),
        AssetRoutes.Update(AssetKind.Charger, fleet.Chargers, fleet.Clock, ChargerJson.Write),
        AssetRoutes.RefreshHint(AssetKind.Charger, fleet.Chargers, fleet.Clock),
        ActionRoutes.Command(fleet, AssetKind.Charger, fleet.Chargers, "charging", ChargeCommand.Read),
        ActionRoutes.Command(fleet, AssetKind.Charger, fleet.Chargers, "max-current", MaxCurrentCommand.Read),
        .. ActionRoutes.For(fleet, AssetKind.Charger),
    ];
}
