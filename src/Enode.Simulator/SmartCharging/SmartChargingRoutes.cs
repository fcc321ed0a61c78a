namespace Enode.Simulation;

/// <summary>The routes of smart charging: policies, status, plans and overrides of vehicles.</summary>
internal static class SmartChargingRoutes
{
    private const string Vehicle = "/vehicles/{id}";

    public static IEnumerable<Route> For(Fleet fleet) =>
    [
        Route.Get($"{Vehicle}/smart-charging-policy", request =>
        {
            var policy = Use(fleet, request, (_, smart) => smart.Policy);
            return Response.Json(200, policy.Write);
        }),
        Route.Put($"{Vehicle}/smart-charging-policy", request =>
        {
            var change = JsonBody.Read(request, SmartPolicy.ReadChange);
            var policy = fleet.Atomically(() =>
            {
                var changed = Use(fleet, request, (_, smart) => smart.Change(change));
                if (changed.IsEnabled)
                {
                    fleet.DisableSchedules(request.PathValues["id"]);
                }

                return changed;
            });
            return Response.Json(200, policy.Write);
        }),
        Route.Get($"{Vehicle}/smart-charging-status", request =>
        {
            var status = Use(fleet, request, (vehicle, smart) => new SmartChargingStatus(vehicle, smart));
            return Response.Json(200, status.Write);
        }),
        Route.Get($"{Vehicle}/smart-charging-plans/{{planId}}", request =>
        {
            var id = request.PathValues["planId"];
            return Use(fleet, request, (_, smart) => smart.FindPlan(id)) is { } plan
                ? Response.Json(200, plan.Write)
                : ApiProblem.NotFound($"The vehicle has no smart charging plan with the id {id}.").ToResponse();
        }),
        Route.Post($"{Vehicle}/smart-override", request =>
        {
            var created = Use(fleet, request, (_, smart) => smart.CreateOverride());
            if (created.Action is { } action)
            {
                fleet.Atomically(() =>
                {
                    fleet.Vehicles.Require(request.PathValues["id"]);
                    fleet.Actions.Add(action);
                });
            }

            return Response.Json(200, created.WriteResponse);
        }),
        Route.Delete($"{Vehicle}/smart-override", request => Use(fleet, request, (_, smart) => smart.RemoveOverride()) is { } ended
            ? Response.Json(200, ended.WriteResponse)
            : ApiProblem.NotFound("The vehicle has no active smart override.").ToResponse()),
    ];

    private static T Use<T>(Fleet fleet, ApiRequest request, Func<SimulatedVehicle, SmartCharging, T> use)
    {
        var vehicle = fleet.Vehicles.Require(request.PathValues["id"]);
        return vehicle.UseSmartCharging(fleet.Prices, fleet.Clock.Now, smart => use(vehicle, smart));
    }
}
