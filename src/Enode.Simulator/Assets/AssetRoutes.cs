using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The routes that several kinds of assets have.</summary>
internal static class AssetRoutes
{
    /// <summary>The routes to read assets: all, those of a user, and one.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="paging">Cuts the lists into pages.</param>
    /// <param name="table">The assets.</param>
    /// <param name="write">Writes an asset as it is at a time.</param>
    public static IEnumerable<Route> For<T>(Fleet fleet, Paging paging, Table<T> table, Action<Utf8JsonWriter, T, DateTimeOffset> write)
        where T : class, IUserRecord =>
        new RecordRoutes<T>(fleet, paging, table)
        {
            Lists = [$"/{table.Kind.Collection}", $"/users/{{userId}}/{table.Kind.Collection}"],
            Write = write,
        }.All();

    /// <summary>The route of the hint to poll a device.</summary>
    public static Route RefreshHint<T>(Fleet fleet, Table<T> table)
        where T : SimulatedDevice =>
        Route.Post($"/{table.Kind.Collection}/{{id}}/refresh-hint", request =>
        {
            table.Require(request.PathValues["id"]).Refresh(fleet.Clock.Now);
            return Response.Empty(204);
        });

    /// <summary>The route that assigns a device to a location, or removes it from its location.</summary>
    public static Route Update<T>(Fleet fleet, Table<T> table, Action<Utf8JsonWriter, T, DateTimeOffset> write)
        where T : ScheduledDevice =>
        Route.Put($"/{table.Kind.Collection}/{{id}}", request =>
        {
            var locationId = JsonBody.Read(request, body => body.Required("locationId", JsonTypes.Uuid.OrNull()));
            var now = fleet.Clock.Now;
            var device = fleet.Atomically(() =>
            {
                var found = table.Require(request.PathValues["id"]);
                found.SetLocation(locationId is null ? null : fleet.RequireLocation(locationId, found.UserId), now);
                return found;
            });
            return Response.Json(200, json => write(json, device, now));
        });
}
