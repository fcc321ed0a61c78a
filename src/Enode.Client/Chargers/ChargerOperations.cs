namespace Enode;

/// <summary>
/// The operations of chargers: <c>listChargers</c>, <c>listUserChargers</c>, <c>getCharger</c>, <c>updateCharger</c>,
/// <c>controlChargerCharging</c>, <c>postSetChargerMaxCurrent</c> and <c>chargersRefreshHint</c>.
/// </summary>
[Operation("listChargers", "GET", "chargers", nameof(ListAsync))]
[Operation("listUserChargers", "GET", "users/{userId}/chargers", nameof(ListAsync))]
[Operation("getCharger", "GET", "chargers/{chargerId}", nameof(GetAsync))]
[Operation("chargersRefreshHint", "POST", "chargers/{chargerId}/refresh-hint", nameof(SendRefreshHintAsync))]
[Operation("controlChargerCharging", "POST", "chargers/{chargerId}/charging", nameof(StartChargingAsync), nameof(StopChargingAsync))]
[Operation("postSetChargerMaxCurrent", "POST", "chargers/{chargerId}/max-current", nameof(SetMaxCurrentAsync))]
public sealed class ChargerOperations : ChargeableOperations<Charger>
{
    internal ChargerOperations(EnodeClient client)
        : base(client, AssetTypes.Charger)
    {
    }

    /// <summary>Sets or removes the location of a charger: operation <c>updateCharger</c>.</summary>
    /// <param name="id">The charger's id.</param>
    /// <param name="locationId">The location. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("updateCharger", "PUT", "chargers/{chargerId}")]
    public Task<Charger> SetLocationAsync(string id, string? locationId, CancellationToken cancellationToken = default) =>
        Client.PutAsync<Charger>($"{Collection}/{id}", new LocationRequest { LocationId = locationId }, cancellationToken);
}
