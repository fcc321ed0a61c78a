namespace Enode;

/// <summary>The operations of interventions.</summary>
public sealed class InterventionOperations
{
    private readonly EnodeClient client;

    internal InterventionOperations(EnodeClient client)
    {
        this.client = client;
    }

    /// <summary>All interventions, or those of a vendor or of a kind of device: operation <c>listInterventions</c>.</summary>
    /// <param name="vendor">The vendor's code, as in <c>AUDI</c>. Null for all.</param>
    /// <param name="vendorType">The kind of device, as in <c>vehicle</c>. Null for all.</param>
    /// <param name="language">The language of the texts, as in <c>de-DE</c>. Null for <c>en-US</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/> and others. After the last item, <see cref="ErrorIds.InvalidResponse"/>: items of the list could
    /// not be read. With several, the inner <see cref="AggregateException"/> has the first 100.
    /// </exception>
    [Operation("listInterventions", "GET", "interventions")]
    public IAsyncEnumerable<Intervention> ListAsync(
        string? vendor = null, string? vendorType = null, string? language = null, CancellationToken cancellationToken = default) =>
        Pager.ListAsync(PagesAsync(vendor, vendorType, language, cancellationToken), cancellationToken);

    /// <summary>One intervention: operation <c>getIntervention</c>.</summary>
    /// <param name="id">The intervention's id.</param>
    /// <param name="language">The language of the texts, as in <c>de-DE</c>. Null for <c>en-US</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("getIntervention", "GET", "interventions/{interventionId}")]
    public Task<Intervention> GetAsync(string id, string? language = null, CancellationToken cancellationToken = default) =>
        client.GetAsync<Intervention>($"interventions/{id}?language={language}", cancellationToken);

    internal IAsyncEnumerable<IReadOnlyList<Listed<Intervention>>> PagesAsync(
        string? vendor, string? vendorType, string? language, CancellationToken cancellationToken) =>
        Pager.UnpagedAsync<Intervention>(
            client,
            ApiPath.Text($"interventions?vendor={vendor}&vendorType={vendorType}&language={language}"),
            cancellationToken);
}
