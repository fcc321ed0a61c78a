namespace Enode.Simulation;

/// <summary>How commands are sent to devices of any kind, and how their actions are watched and called off.</summary>
internal static class ActionRoutes
{
    /// <summary>The routes of the actions of one kind of device.</summary>
    public static IEnumerable<Route> For(Fleet fleet, AssetKind kind) =>
    [
        Route.Get($"/{kind.Collection}/actions/{{actionId}}", request =>
        {
            var action = fleet.Actions.Require(request.PathValues["actionId"], kind);
            return Response(200, action, action.Target.Read(action, fleet.Clock.Now));
        }),
        Route.Post($"/{kind.Collection}/actions/{{actionId}}/cancel", request =>
        {
            var action = fleet.Actions.Require(request.PathValues["actionId"], kind);
            var (wasPending, reading) = action.Target.Cancel(action, fleet.Clock.Now);
            return Response(wasPending ? 200 : 409, action, reading);
        }),
    ];

    /// <summary>The route of one command.</summary>
    /// <param name="fleet">Where the actions go.</param>
    /// <param name="kind">The kind of device.</param>
    /// <param name="table">The devices.</param>
    /// <param name="name">The command as it stands in the path.</param>
    /// <param name="read">Makes the command from the request's body.</param>
    public static Route Command<T>(Fleet fleet, AssetKind kind, AssetTable<T> table, string name, Func<ApiRequest, DeviceCommand> read)
        where T : ControlledDevice =>
        Route.Post($"/{kind.Collection}/{{id}}/{name}", request =>
        {
            var command = read(request);
            var device = table.Require(request.PathValues["id"], kind);
            var (action, reading) = device.Command(command, fleet.Clock.Now);
            fleet.Actions.Add(action);
            return Response(200, action, reading);
        });

    private static Response Response(int status, SimulatedAction action, ActionReading reading) =>
        Simulation.Response.Json(status, json => action.Write(json, reading));
}
