namespace Enode.Simulation;

/// <summary>How actions of any kind of device are watched and called off.</summary>
internal static class ActionRoutes
{
    /// <param name="fleet">Where the actions are.</param>
    /// <param name="kind">The kind of device as it stands in the path, as in <c>vehicles</c>.</param>
    /// <param name="targetType">The kind of device as an action names it, as in <c>vehicle</c>.</param>
    public static IEnumerable<Route> For(Fleet fleet, string kind, string targetType) =>
    [
        Route.Get($"/{kind}/actions/{{actionId}}", request =>
        {
            var action = fleet.Actions.Require(request.PathValues["actionId"], targetType);
            return Answer(200, action, action.Target.Read(action, fleet.Clock.Now));
        }),
        Route.Post($"/{kind}/actions/{{actionId}}/cancel", request =>
        {
            var action = fleet.Actions.Require(request.PathValues["actionId"], targetType);
            var (wasPending, reading) = action.Target.Cancel(action, fleet.Clock.Now);
            return Answer(wasPending ? 200 : 409, action, reading);
        }),
    ];

    public static Answer Answer(int status, SimulatedAction action, ActionReading reading) =>
        Simulation.Answer.Json(status, json => action.Write(json, reading));
}
