namespace Enode;

/// <summary>The operations of devices of one kind.</summary>
/// <typeparam name="T">The kind.</typeparam>
public abstract class DeviceOperations<T> : AssetOperations<T>, IDeviceOperations
    where T : Device
{
    private protected DeviceOperations(EnodeClient client, string assetType)
        : base(client, AssetTypes.Collection(assetType))
    {
    }

    /// <summary>Requests new data. They are in later responses. The API asks to use this sparingly.</summary>
    /// <param name="id">The device's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    public Task SendRefreshHintAsync(string id, CancellationToken cancellationToken = default) =>
        Client.PostAsync($"{Collection}/{id}/refresh-hint", null, cancellationToken);

    async Task<Device> IDeviceOperations.ReadAsync(string id, CancellationToken cancellationToken) =>
        await GetAsync(id, cancellationToken).ConfigureAwait(false);
}
