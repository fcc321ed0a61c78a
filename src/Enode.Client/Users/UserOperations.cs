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

    /// <summary>
    /// Deletes a user with all data, for good: operation <c>deleteUsersUserid</c>. The devices, locations, schedules and vendor accounts of
    /// the user are deleted too.
    /// </summary>
    /// <param name="id">Your own key of the user.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("deleteUsersUserid", "DELETE", "users/{userId}")]
    public Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        client.DeleteAsync($"users/{id}", cancellationToken);

    /// <summary>
    /// Deletes the credentials and sessions of a user at all vendors: operation <c>deleteUsersUseridAuthorization</c>. The data is kept.
    /// </summary>
    /// <param name="id">Your own key of the user.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("deleteUsersUseridAuthorization", "DELETE", "users/{userId}/authorization")]
    public Task RevokeAuthorizationAsync(string id, CancellationToken cancellationToken = default) =>
        client.DeleteAsync($"users/{id}/authorization", cancellationToken);

    /// <summary>
    /// Removes a vendor account of a user with its devices, or the devices of one kind: operations <c>disconnectUserVendor</c> and
    /// <c>disconnectUserVendorVendorType</c>.
    /// </summary>
    /// <param name="id">Your own key of the user.</param>
    /// <param name="vendor">The vendor's code, as in <c>TESLA</c>.</param>
    /// <param name="vendorType">
    /// The kind of device, as in <c>vehicle</c>. The account is removed with the last kind. Null for all kinds.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.NotFound"/>: there is no such user, or the user has not linked the vendor. And others.
    /// </exception>
    /// <exception cref="InvalidIdException">The id, the vendor or the kind cannot be sent.</exception>
    [Operation("disconnectUserVendor", "DELETE", "users/{userId}/vendors/{vendor}")]
    [Operation("disconnectUserVendorVendorType", "DELETE", "users/{userId}/vendors/{vendor}/{vendorType}")]
    public Task DisconnectVendorAsync(
        string id, string vendor, string? vendorType = null, CancellationToken cancellationToken = default) =>
        vendorType is null
            ? client.DeleteAsync($"users/{id}/vendors/{vendor}", cancellationToken)
            : client.DeleteAsync($"users/{id}/vendors/{vendor}/{vendorType}", cancellationToken);

    internal IAsyncEnumerable<IReadOnlyList<Listed<User>>> PagesAsync(int? pageSize, CancellationToken cancellationToken) =>
        Pager.PagesAsync<User>(client, "users", pageSize, cancellationToken);
}
