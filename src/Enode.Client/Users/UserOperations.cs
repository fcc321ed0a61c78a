namespace Enode;

/// <summary>The operations of users.</summary>
public sealed class UserOperations
{
    private readonly EnodeClient client;

    internal UserOperations(EnodeClient client)
    {
        this.client = client;
    }

    /// <summary>All users, page by page as they are enumerated: operation <c>listUsers</c>.</summary>
    /// <param name="pageSize">How many to ask for at a time. Null leaves it to the server.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="EnodeApiException">
    /// A page failed: what came before it stands. Or, after the last item, <see cref="ErrorIds.InvalidResponse"/>: the list is at its
    /// end, and items of it could not be read. With several, the inner <see cref="AggregateException"/> has the first 100.
    /// </exception>
    [Operation("listUsers", "GET", "users")]
    public IAsyncEnumerable<User> ListAsync(int? pageSize = null, CancellationToken cancellationToken = default) =>
        Pager.ListAsync(PagesAsync(pageSize, cancellationToken), cancellationToken);

    /// <summary>One user with the linked vendors: operation <c>getUser</c>.</summary>
    /// <param name="id">Your own key of the user.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("getUser", "GET", "users/{userId}")]
    public Task<User> GetAsync(string id, CancellationToken cancellationToken = default) =>
        client.GetAsync<User>($"users/{id}", cancellationToken);

    internal IAsyncEnumerable<IReadOnlyList<Listed<User>>> PagesAsync(int? pageSize, CancellationToken cancellationToken) =>
        Pager.PagesAsync<User>(client, "users", pageSize, cancellationToken);
}
