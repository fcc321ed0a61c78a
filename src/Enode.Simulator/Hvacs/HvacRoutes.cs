namespace Enode.Simulation;

/// <summary>Heating and cooling units: read them, put them somewhere, and tell them what to hold.</summary>
internal static class HvacRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For(AssetKind.Hvac, fleet.Hvacs, paging, fleet.Clock, HvacJson.Write),
        AssetRoutes.Update(AssetKind.Hvac, fleet.Hvacs, fleet.Clock, HvacJson.Write),
        AssetRoutes.RefreshHint(AssetKind.Hvac, fleet.Hvacs, fleet.Clock),
        ActionRoutes.Command(fleet, AssetKind.Hvac, fleet.Hvacs, "permanent-hold", HoldCommand.Read),
        ActionRoutes.Command(fleet, AssetKind.Hvac, fleet.Hvacs, "follow-schedule", _ => new FollowScheduleCommand()),
        .. ActionRoutes.For(fleet, AssetKind.Hvac),
    ];
}
