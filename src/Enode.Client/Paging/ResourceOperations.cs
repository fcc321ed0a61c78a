namespace Enode;

/// <summary>The operations of resources of one type that belong to users and are listed for all users or for one.</summary>
/// <typeparam name="T">The type.</typeparam>
public abstract class ResourceOperations<T>
    where T : EnodeResource
{
    private protected ResourceOperations(EnodeClient client, string collection)
    {
        Client = client;
        Collection = collection;
    }

    private protected EnodeClient Client { get; }

    /// <summary>The first part of the type's paths, as in <c>vehicles</c>.</summary>
    private protected string Collection { get; }

    /// <summary>All of the type, or those of one user, page by page as they are enumerated.</summary>
    /// <param name="userId">The user whose resources to list. Null for all users. A user who does not exist has none.</param>
    /// <param name="pageSize">How many to ask for at a time. Null leaves it to the server.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="EnodeApiException">
    /// A page failed: what came before it stands. Or, after the last item, <see cref="ErrorIds.InvalidResponse"/>: the list is at its
    /// end, and items of it could not be read. With several, the inner <see cref="AggregateException"/> has the first 100.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    public IAsyncEnumerable<T> ListAsync(string? userId = null, int? pageSize = null, CancellationToken cancellationToken = default) =>
        Pager.ListAsync(PagesAsync(userId, pageSize, cancellationToken), cancellationToken);

    /// <summary>One of the type.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    public Task<T> GetAsync(string id, CancellationToken cancellationToken = default) =>
        Client.GetAsync<T>($"{Collection}/{id}", cancellationToken);

    internal IAsyncEnumerable<IReadOnlyList<Listed<T>>> PagesAsync(string? userId, int? pageSize, CancellationToken cancellationToken) =>
        Pager.PagesAsync<T>(Client, ListPath(userId), pageSize, cancellationToken);

    private string ListPath(string? userId) => userId is null ? Collection : ApiPath.Text($"users/{userId}/{Collection}");
}
