using System.Text.Json;

namespace Enode.Simulation;

/// <summary>How things of any kind are read, all, a user's, one, and what else can be done with devices of several kinds.</summary>
internal static class AssetRoutes
{
    /// <summary>The routes that read.</summary>
    /// <param name="kind">The kind of thing.</param>
    /// <param name="table">The things.</param>
    /// <param name="paging">Cuts the lists into pages.</param>
    /// <param name="clock">Tells at which moment the things are read: one for a whole page.</param>
    /// <param name="write">Writes a thing as it is at that moment.</param>
    public static IEnumerable<Route> For<T>(
        AssetKind kind,
        AssetTable<T> table,
        Paging paging,
        SimulatedClock clock,
        Action<Utf8JsonWriter, T, DateTimeOffset> write)
        where T : class, IAsset
    {
        Response Page(ApiRequest request, IReadOnlyList<T> items)
        {
            var now = clock.Now;
            return paging.Page(request, items, (json, item) => write(json, item, now));
        }

        return
        [
            Route.Get($"/{kind.Collection}", request => Page(request, table.All)),
            Route.Get($"/users/{{userId}}/{kind.Collection}", request => Page(request, table.OfUser(request.PathValues["userId"]))),
            Route.Get($"/{kind.Collection}/{{id}}", request =>
            {
                var item = table.Require(request.PathValues["id"], kind);
                return Response.Json(200, json => write(json, item, clock.Now));
            }),
        ];
    }

    /// <summary>The route that asks a device how it is.</summary>
    public static Route RefreshHint<T>(AssetKind kind, AssetTable<T> table, SimulatedClock clock)
        where T : SimulatedDevice =>
        Route.Post($"/{kind.Collection}/{{id}}/refresh-hint", request =>
        {
            table.Require(request.PathValues["id"], kind).Refresh(clock.Now);
            return Response.Empty(204);
        });

    /// <summary>The route that puts a device at a location, or takes it from where it is.</summary>
    public static Route Update<T>(AssetKind kind, AssetTable<T> table, SimulatedClock clock, Action<Utf8JsonWriter, T, DateTimeOffset> write)
        where T : SimulatedDevice, IMovable =>
        Route.Put($"/{kind.Collection}/{{id}}", request =>
        {
            var body = JsonBody.Read(request);
            var locationId = body.RequiredUuidOrNull("locationId");
            body.Check();
            var now = clock.Now;
            var device = table.Require(request.PathValues["id"], kind);
            device.MoveTo(locationId, now);
            return Response.Json(200, json => write(json, device, now));
        });

    /// <exception cref="ProblemException">There is none with this id.</exception>
    public static T Require<T>(this Table<T> table, string id, AssetKind kind)
        where T : class, ISequenced => table.Require(id, kind.Noun);

    /// <exception cref="ProblemException">There is none with this id.</exception>
    public static T Require<T>(this Table<T> table, string id, string noun)
        where T : class, ISequenced =>
        table.Find(id) ?? throw new ProblemException(ApiProblem.NotFound($"There is no {noun} with the id {id}"));
}
