using System.Text.Json;

namespace Enode.Simulation;

/// <summary>
/// The routes of one kind of resource: lists, and single records that are read, created, updated and deleted. What the description leaves
/// out has no route.
/// </summary>
internal sealed class RecordRoutes<T>
    where T : class, IRecord
{
    private readonly Fleet fleet;
    private readonly Paging paging;
    private readonly Table<T> table;

    public RecordRoutes(Fleet fleet, Paging paging, Table<T> table)
    {
        this.fleet = fleet;
        this.paging = paging;
        this.table = table;
    }

    /// <summary>The paths of the lists. One with <c>{userId}</c>, or with the token of a user, lists the records of that user.</summary>
    public required IReadOnlyList<string> Lists { get; init; }

    /// <summary>Writes a record as it is at a time.</summary>
    public required Action<Utf8JsonWriter, T, DateTimeOffset> Write { get; init; }

    /// <summary>Writes a record in a list. Null where it is the same there.</summary>
    public Action<Utf8JsonWriter, T, DateTimeOffset>? WriteListed { get; init; }

    /// <summary>How records are created. Null where they are not.</summary>
    public RecordCreation<T>? Create { get; init; }

    /// <summary>How records are updated. Null where they are not.</summary>
    public RecordUpdate<T>? Update { get; init; }

    /// <summary>How a deletion is answered.</summary>
    public DeleteResponse Delete { get; init; }

    public IEnumerable<Route> All()
    {
        var path = $"/{table.Kind.Collection}/{{id}}";
        foreach (var list in Lists)
        {
            yield return Route.Get(list, List);
        }

        yield return Route.Get(path, request => Respond(table.Require(request.PathValues["id"])));
        if (Create is not null)
        {
            yield return Route.Post(Create.Path, request => Respond(Add(request, Create)));
        }

        if (Update is not null)
        {
            yield return new Route(Update.Method, path, request => Respond(Change(request, Update)));
        }

        if (Delete != DeleteResponse.None)
        {
            yield return Route.Delete(path, request =>
            {
                var removed = table.Remove(request.PathValues["id"]);
                return Delete == DeleteResponse.Record ? Respond(removed) : Response.Empty(204);
            });
        }
    }

    private Response List(ApiRequest request)
    {
        var now = fleet.Clock.Now;
        var userId = request.PathValues.GetValueOrDefault("userId") ?? request.TokenUserId;
        return paging.Page(request, range => table.Read(range, userId), (json, item) => (WriteListed ?? Write)(json, item, now));
    }

    private T Add(ApiRequest request, RecordCreation<T> creation)
    {
        var create = JsonBody.Read(request, creation.Read);
        return fleet.Atomically(() =>
        {
            if (request.PathValues.TryGetValue("userId", out var userId))
            {
                fleet.Users.Require(userId);
            }

            return table.Add(sequence =>
            {
                var random = new SeededRandom(fleet.Seed, creation.IdPurpose, sequence);
                return create(new NewRecord(random.Uuid(), sequence, fleet.Clock.Now, request.PathValues));
            });
        });
    }

    private T Change(ApiRequest request, RecordUpdate<T> update)
    {
        var change = JsonBody.Read(request, update.Read);
        return table.Update(request.PathValues["id"], change);
    }

    private Response Respond(T item) => Response.Json(200, json => Write(json, item, fleet.Clock.Now));
}

/// <summary>How records of one kind are created.</summary>
/// <param name="Path">The path to post to. Where it has <c>{userId}</c>, that user must exist.</param>
/// <param name="IdPurpose">The value of <see cref="RandomPurpose"/> for their ids.</param>
/// <param name="Read">Reads the body, and returns a function that creates the record.</param>
internal sealed record RecordCreation<T>(string Path, int IdPurpose, Func<JsonObjectReader, Func<NewRecord, T>> Read);

/// <summary>What a new record has that is not in the body.</summary>
/// <param name="Id">The id.</param>
/// <param name="Sequence">The position in lists.</param>
/// <param name="CreatedAt">The simulated time.</param>
/// <param name="PathValues">The values in the path, as in <c>userId</c>.</param>
internal sealed record NewRecord(string Id, long Sequence, DateTimeOffset CreatedAt, IReadOnlyDictionary<string, string> PathValues);

/// <summary>How records of one kind are updated.</summary>
/// <param name="Method">The HTTP method, <c>PUT</c> or <c>PATCH</c>.</param>
/// <param name="Read">Reads the body, and returns a function that creates the new record from the old one.</param>
internal sealed record RecordUpdate<T>(string Method, Func<JsonObjectReader, Func<T, T>> Read);

/// <summary>How the deletion of a record is answered.</summary>
internal enum DeleteResponse
{
    /// <summary>Records of the kind cannot be deleted.</summary>
    None,

    /// <summary>With a 204 and no body.</summary>
    NoContent,

    /// <summary>With the deleted record.</summary>
    Record,
}
