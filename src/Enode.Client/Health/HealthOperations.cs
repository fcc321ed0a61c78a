using System.Net;
using System.Runtime.CompilerServices;

namespace Enode;

/// <summary>The operations that report the state of vendors and of the API itself.</summary>
[Operation("getHealthVehicleVendors", "GET", "health/vehicles", nameof(ListVendorsAsync))]
[Operation("getHealthChargerVendors", "GET", "health/chargers", nameof(ListVendorsAsync))]
[Operation("getHealthHvacVendors", "GET", "health/hvacs", nameof(ListVendorsAsync))]
[Operation("getHealthInverterVendors", "GET", "health/inverters", nameof(ListVendorsAsync))]
[Operation("getHealthBatteryVendors", "GET", "health/batteries", nameof(ListVendorsAsync))]
[Operation("getHealthMeterVendors", "GET", "health/meters", nameof(ListVendorsAsync))]
public sealed class HealthOperations
{
    private readonly EnodeClient client;

    internal HealthOperations(EnodeClient client)
    {
        this.client = client;
    }

    /// <summary>The vendors that are enabled for your client: operation <c>getIntegrations</c>.</summary>
    /// <param name="assetTypes">The kinds of device, values of <see cref="AssetTypes"/>. Null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/> and others. After the last item, <see cref="ErrorIds.InvalidResponse"/>: items of the list could
    /// not be read. With several, the inner <see cref="AggregateException"/> has the first 100.
    /// </exception>
    [Operation("getIntegrations", "GET", "integrations")]
    public IAsyncEnumerable<Integration> ListIntegrationsAsync(
        IReadOnlyList<string>? assetTypes = null, CancellationToken cancellationToken = default) =>
        Pager.ListAsync(IntegrationPagesAsync(assetTypes, cancellationToken), cancellationToken);

    /// <summary>The state of the vendors of a kind of device: operations <c>getHealthVehicleVendors</c> and others.</summary>
    /// <param name="vendorType">The kind of device, a value of <see cref="AssetTypes"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">This version does not know the kind.</exception>
    /// <exception cref="EnodeApiException">
    /// Any kind of error. After the last item, <see cref="ErrorIds.InvalidResponse"/>: items of the list could not be read. With several,
    /// the inner <see cref="AggregateException"/> has the first 100.
    /// </exception>
    public IAsyncEnumerable<VendorHealth> ListVendorsAsync(string vendorType, CancellationToken cancellationToken = default) =>
        Pager.ListAsync(VendorPagesAsync(vendorType, cancellationToken), cancellationToken);

    /// <summary>
    /// Whether the API works without restrictions: operation <c>getHealthReady</c>. A failure is not followed by a retry.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when the API reports that a part of it does not work: a 503 without content.</returns>
    /// <exception cref="EnodeApiException">
    /// There was no response, or it was another one, as a 503 with a problem or a web page: it is not from the API, but from a gateway.
    /// </exception>
    [Operation("getHealthReady", "GET", "health/ready")]
    public Task<bool> IsReadyAsync(CancellationToken cancellationToken = default) =>
        client.WithoutRetries().SendRawAsync(
            HttpMethod.Get,
            "health/ready",
            null,
            (call, response) =>
                response is not { Status: HttpStatusCode.ServiceUnavailable, Body.IsEmpty: true } &&
                ResponseReader.ReadNothing(call, response),
            cancellationToken);

    internal IAsyncEnumerable<IReadOnlyList<Listed<Integration>>> IntegrationPagesAsync(
        IReadOnlyList<string>? assetTypes, CancellationToken cancellationToken) =>
        Pager.UnpagedAsync<Integration>(
            client,
            ApiPath.Text($"integrations?assetTypes={(assetTypes is { Count: > 0 } ? string.Join(',', assetTypes) : null)}"),
            cancellationToken);

    internal async IAsyncEnumerable<IReadOnlyList<Listed<VendorHealth>>> VendorPagesAsync(
        string vendorType, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = $"health/{AssetTypes.Collection(vendorType)}";
        await foreach (var page in Pager.UnpagedAsync<VendorHealth>(client, path, cancellationToken).ConfigureAwait(false))
        {
            foreach (var vendor in page.Where(entry => entry.Failure is null))
            {
                vendor.Item!.VendorType = vendorType;
            }

            yield return page;
        }
    }
}
