namespace Enode;

/// <summary>What can be asked of vehicles.</summary>
public sealed class VehicleOperations
{
    private readonly EnodeClient client;

    internal VehicleOperations(EnodeClient client)
    {
        this.client = client;
    }

    /// <summary>All vehicles, or those of one user, page by page as they are enumerated: operations <c>getVehicles</c> and <c>listUserVehicles</c>.</summary>
    /// <param name="userId">Whose vehicles. Null for everybody's. A user who does not exist has none.</param>
    /// <param name="pageSize">How many to ask for at a time. Null leaves it to the server.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="EnodeApiException">A page failed. What came before it stands.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    public IAsyncEnumerable<Vehicle> ListAsync(string? userId = null, int? pageSize = null, CancellationToken cancellationToken = default) =>
        Pager.ListAsync<Vehicle>(client, ListPath(userId), pageSize, cancellationToken);

    /// <summary>One vehicle: operation <c>getVehicle</c>.</summary>
    /// <param name="id">The vehicle's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    public Task<Vehicle> GetAsync(string id, CancellationToken cancellationToken = default) =>
        client.GetAsync<Vehicle>($"vehicles/{id}", cancellationToken);

    /// <summary>Tells a vehicle to charge: operation <c>postVehiclesVehicleidCharging</c>.</summary>
    /// <param name="id">The vehicle's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The action, usually still pending.</returns>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: it cannot, is full, or charges already.
    /// <see cref="ErrorIds.UnprocessableEntity"/>: a schedule or a smart-charging plan steers it.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    public Task<ChargeAction> StartChargingAsync(string id, CancellationToken cancellationToken = default) =>
        ControlChargingAsync(id, ChargingCommands.Start, cancellationToken);

    /// <summary>Tells a vehicle to stop charging: operation <c>postVehiclesVehicleidCharging</c>.</summary>
    /// <inheritdoc cref="StartChargingAsync"/>
    public Task<ChargeAction> StopChargingAsync(string id, CancellationToken cancellationToken = default) =>
        ControlChargingAsync(id, ChargingCommands.Stop, cancellationToken);

    internal Task<ChargeAction> ControlChargingAsync(string? id, string command, CancellationToken cancellationToken) =>
        client.PostAsync<ChargeAction>($"vehicles/{id}/charging", new ChargingRequest { Action = command }, cancellationToken);

    internal IAsyncEnumerable<IReadOnlyList<Vehicle>> PagesAsync(string? userId, int? pageSize, CancellationToken cancellationToken) =>
        Pager.PagesAsync<Vehicle>(client, ListPath(userId), pageSize, cancellationToken);

    private static string ListPath(string? userId) => userId is null ? "vehicles" : ApiPath.Text($"users/{userId}/vehicles");
}
