namespace Enode;

/// <summary>
/// What can be asked of chargers: operations <c>listChargers</c>, <c>listUserChargers</c>, <c>getCharger</c>, <c>updateCharger</c>,
/// <c>controlChargerCharging</c>, <c>postSetChargerMaxCurrent</c> and <c>chargersRefreshHint</c>.
/// </summary>
public sealed class ChargerOperations : ChargeableOperations<Charger>
{
    internal ChargerOperations(EnodeClient client)
        : base(client, AssetTypes.Charger)
    {
    }

    /// <summary>Puts a charger at a location, or takes it from where it is: operation <c>updateCharger</c>.</summary>
    /// <param name="id">The charger's id.</param>
    /// <param name="locationId">The location. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    public Task<Charger> SetLocationAsync(string id, string? locationId, CancellationToken cancellationToken = default) =>
        Client.PutAsync<Charger>($"{Collection}/{id}", new LocationRequest { LocationId = locationId }, cancellationToken);
}
