namespace Enode;

/// <summary>
/// The operations of batteries: <c>listBatteries</c>, <c>listUserBatteries</c>, <c>getBattery</c>,
/// <c>postUserSetOperationMode</c> and <c>batteriesRefreshHint</c>.
/// </summary>
[Operation("listBatteries", "GET", "batteries", nameof(ListAsync))]
[Operation("listUserBatteries", "GET", "users/{userId}/batteries", nameof(ListAsync))]
[Operation("getBattery", "GET", "batteries/{batteryId}", nameof(GetAsync))]
[Operation("batteriesRefreshHint", "POST", "batteries/{batteryId}/refresh-hint", nameof(SendRefreshHintAsync))]
public sealed class BatteryOperations : DeviceOperations<Battery>
{
    internal BatteryOperations(EnodeClient client)
        : base(client, AssetTypes.Battery)
    {
    }

    /// <summary>Sets a battery's mode: operation <c>postUserSetOperationMode</c>.</summary>
    /// <param name="id">The battery's id.</param>
    /// <param name="operationMode">A value of <see cref="OperationModes"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The action, usually still pending.</returns>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.BadRequest"/>: it cannot.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("postUserSetOperationMode", "POST", "batteries/{batteryId}/operation-mode")]
    public Task<OperationModeAction> SetOperationModeAsync(
        string id, string operationMode, CancellationToken cancellationToken = default) =>
        Client.PostAsync<OperationModeAction>(
            $"{Collection}/{id}/operation-mode", new OperationModeRequest { OperationMode = operationMode }, cancellationToken);
}
