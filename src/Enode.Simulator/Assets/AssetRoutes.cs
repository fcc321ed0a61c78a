using System.Text.Json;

namespace Enode.Simulation;

/// <summary>How devices of any kind are read: all, a user's, one.</summary>
internal static class AssetRoutes
{
    /// <param name="kind">The kind as it stands in the path, as in <c>vehicles</c>.</param>
    /// <param name="noun">One of the kind, as in <c>vehicle</c>.</param>
    /// <param name="table">The devices.</param>
    /// <param name="paging">Cuts the lists into pages.</param>
    /// <param name="clock">Tells at which moment the devices are read: one for a whole page.</param>
    /// <param name="write">Writes a device as it is at that moment.</param>
    public static IEnumerable<Route> For<T>(
        string kind,
        string noun,
        AssetTable<T> table,
        Paging paging,
        SimulatedClock clock,
        Action<Utf8JsonWriter, T, DateTimeOffset> write)
        where T : class, IAsset
    {
        Answer Page(ApiRequest request, IReadOnlyList<T> items)
        {
            var now = clock.Now;
            return paging.Page(request, items, (json, item) => write(json, item, now));
        }

        return
        [
            Route.Get($"/{kind}", request => Page(request, table.All)),
            Route.Get($"/users/{{userId}}/{kind}", request => Page(request, table.OfUser(request.PathValues["userId"]))),
            Route.Get($"/{kind}/{{id}}", request =>
            {
                var item = table.Require(request.PathValues["id"], noun);
                return Answer.Json(200, json => write(json, item, clock.Now));
            }),
        ];
    }

    /// <exception cref="ProblemException">There is none with this id.</exception>
    public static T Require<T>(this Table<T> table, string id, string noun)
        where T : class, ISequenced =>
        table.Find(id) ?? throw new ProblemException(ApiProblem.NotFound($"There is no {noun} with the id {id}"));
}
