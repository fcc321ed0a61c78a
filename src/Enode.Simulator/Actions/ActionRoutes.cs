namespace Enode.Simulation;

/// <summary>The routes that send commands to devices of any kind, and read and cancel their actions.</summary>
internal static class ActionRoutes
{
    /// <summary>The routes that read and cancel the actions of one kind of device.</summary>
    public static IEnumerable<Route> For(Fleet fleet, ResourceKind kind) =>
    [
        Route.Get($"/{kind.Collection}/actions/{{actionId}}", request =>
        {
            var action = fleet.Actions.Require(request.PathValues["actionId"], kind);
            return Respond(200, action, action.Target.Read(action, fleet.Clock.Now));
        }),
        Route.Post($"/{kind.Collection}/actions/{{actionId}}/cancel", request =>
        {
            var action = fleet.Actions.Require(request.PathValues["actionId"], kind);
            var (wasPending, reading) = action.Target.Cancel(action, fleet.Clock.Now);
            return Respond(wasPending ? 200 : 409, action, reading);
        }),
    ];

    /// <summary>The route of one command.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="table">The devices.</param>
    /// <param name="name">The command, as it is in the path.</param>
    /// <param name="read">Reads the command from the request's body.</param>
    public static Route Command<T>(Fleet fleet, Table<T> table, string name, Func<ApiRequest, DeviceCommand> read)
        where T : ControlledDevice =>
        Route.Post($"/{table.Kind.Collection}/{{id}}/{name}", request =>
        {
            var command = read(request);
            var id = request.PathValues["id"];
            var device = table.Require(id);
            device.RequireControl();
            var (action, reading) = device.Command(command, fleet.Clock.Now);
            fleet.Atomically(() =>
            {
                // The device may have been deleted since, and its actions with it.
                table.Require(id);
                fleet.Actions.Add(action);
            });
            return Respond(200, action, reading);
        });

    private static Response Respond(int status, SimulatedAction action, ActionReading reading) =>
        Response.Json(status, json => action.Write(json, reading));
}
