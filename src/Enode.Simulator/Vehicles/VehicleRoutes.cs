namespace Enode.Simulation;

/// <summary>Cars: read them, and tell them to charge.</summary>
internal static class VehicleRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. AssetRoutes.For("vehicles", "vehicle", fleet.Vehicles, paging, fleet.Clock, VehicleJson.Write),
        Route.Post("/vehicles/{vehicleId}/charging", request =>
        {
            var body = JsonBody.Read(request);
            var kind = body.RequiredEnum("action", ChargingCommands.Start, ChargingCommands.Stop);
            body.Check();
            var vehicle = fleet.Vehicles.Require(request.PathValues["vehicleId"], "vehicle");
            var (action, reading) = vehicle.Command(kind, fleet.Clock.Now);
            fleet.Actions.Add(action);
            return ActionRoutes.Answer(200, action, reading);
        }),
    ];
}
