namespace Enode;

/// <summary>The operations of tariffs, and of their times at locations.</summary>
public sealed class TariffOperations
{
    private readonly EnodeClient client;

    internal TariffOperations(EnodeClient client)
    {
        this.client = client;
    }

    /// <summary>The prices of a tariff: operation <c>getTariffInformation</c>.</summary>
    /// <param name="id">Your own key of the tariff.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("getTariffInformation", "GET", "tariffs/{tariffId}")]
    public async Task<Tariff> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var rates = await client.GetAsync<EnodeList<TariffRate>>($"tariffs/{id}", cancellationToken).ConfigureAwait(false);
        return new Tariff { Id = id, Rates = rates };
    }

    /// <summary>Creates a tariff, or replaces all prices of one that exists: operation <c>sendTariffInformation</c>.</summary>
    /// <param name="id">Your own key of the tariff: letters, digits, <c>_</c> and <c>-</c> of ASCII, 36 at most.</param>
    /// <param name="rates">The prices. Each name stands once.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.BadRequest"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("sendTariffInformation", "PUT", "tariffs/{tariffId}")]
    public Task SetAsync(string id, IEnumerable<TariffRate> rates, CancellationToken cancellationToken = default) =>
        client.PutAsync($"tariffs/{id}", new EnodeList<TariffRate>(rates), cancellationToken);

    /// <summary>
    /// When which price applies at a location: operation <c>getUserLocationTariff</c>. The prices themselves are not read.
    /// </summary>
    /// <param name="locationId">The location's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("getUserLocationTariff", "GET", "locations/{locationId}/tariff")]
    public async Task<LocationTariff> GetOfLocationAsync(string locationId, CancellationToken cancellationToken = default)
    {
        var intervals = await client.GetAsync<EnodeList<LocationTariffInterval>>($"locations/{locationId}/tariff", cancellationToken)
            .ConfigureAwait(false);
        return new LocationTariff { LocationId = locationId, Intervals = intervals };
    }

    /// <summary>
    /// Sets the tariff of a location, in place of its former one: operation <c>associateUserLocationWithTariff</c>.
    /// </summary>
    /// <param name="locationId">The location's id.</param>
    /// <param name="tariffId">Your own key of the tariff.</param>
    /// <param name="intervals">When which price applies. At other times, the market price applies.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: intervals overlap. <see cref="ErrorIds.NotFound"/>: there is no such location or tariff.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("associateUserLocationWithTariff", "PUT", "locations/{locationId}/tariff")]
    public Task SetOfLocationAsync(
        string locationId, string tariffId, IEnumerable<TariffInterval> intervals, CancellationToken cancellationToken = default) =>
        client.PutAsync(
            $"locations/{locationId}/tariff",
            new LocationTariffRequest { TariffId = tariffId, TariffIntervals = new EnodeList<TariffInterval>(intervals) },
            cancellationToken);
}
