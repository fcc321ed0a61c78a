using System.Net;

namespace Enode;

/// <summary>The operations of actions.</summary>
[Operation("getVehiclesAction", "GET", "vehicles/actions/{actionId}", nameof(GetAsync), nameof(WaitAsync))]
[Operation("getChargersAction", "GET", "chargers/actions/{actionId}", nameof(GetAsync), nameof(WaitAsync))]
[Operation("getHvacsAction", "GET", "hvacs/actions/{actionId}", nameof(GetAsync), nameof(WaitAsync))]
[Operation("getBatteriesAction", "GET", "batteries/actions/{actionId}", nameof(GetAsync), nameof(WaitAsync))]
public sealed class ActionOperations
{
    private readonly EnodeClient client;

    internal ActionOperations(EnodeClient client)
    {
        this.client = client;
    }

    /// <summary>
    /// One action as it is now: operations <c>getVehiclesAction</c>, <c>getChargersAction</c>, <c>getHvacsAction</c> and
    /// <c>getBatteriesAction</c>.
    /// </summary>
    /// <param name="id">The action's id.</param>
    /// <param name="targetType">The kind of device, a value of <see cref="AssetTypes"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    public Task<AssetAction> GetAsync(string id, string targetType = AssetTypes.Vehicle, CancellationToken cancellationToken = default) =>
        client.SendAsync(HttpMethod.Get, Path(id, targetType), null, ReadAction, cancellationToken);

    /// <summary>
    /// Cancels an action: operations <c>cancelVehicleAction</c>, <c>cancelChargerAction</c>, <c>cancelHvacAction</c> and
    /// <c>cancelBatteryAction</c>. A command that the vendor has already received is not revoked.
    /// </summary>
    /// <param name="id">The action's id.</param>
    /// <param name="targetType">The kind of device, a value of <see cref="AssetTypes"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The action, and whether it had settled before.</returns>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("cancelVehicleAction", "POST", "vehicles/actions/{actionId}/cancel")]
    [Operation("cancelChargerAction", "POST", "chargers/actions/{actionId}/cancel")]
    [Operation("cancelHvacAction", "POST", "hvacs/actions/{actionId}/cancel")]
    [Operation("cancelBatteryAction", "POST", "batteries/actions/{actionId}/cancel")]
    public Task<ActionCancellation> CancelAsync(
        string id, string targetType = AssetTypes.Vehicle, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post, $"{AssetTypes.Collection(targetType)}/actions/{id}/cancel", null, ReadCancellation, cancellationToken);

    /// <summary>Waits until an action has settled. A poll that fails for a reason that may pass, as no connection, is repeated.</summary>
    /// <param name="action">The action.</param>
    /// <param name="timeout">How long to wait at most. A poll that is under way then is cancelled.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The action as it was last read: still pending when the time was not enough.</returns>
    /// <exception cref="EnodeApiException">The action cannot be read, for a reason that does not pass.</exception>
    public async Task<AssetAction> WaitAsync(AssetAction action, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        var waiter = new ActionWaiter(client.TimeProvider);
        var waited = waiter.Add(action, client);
        await waiter.WaitAsync(timeout, client.Observer, _ => { }, cancellationToken).ConfigureAwait(false);
        return waited.Error is null ? waited.Action! : throw waited.Error;
    }

    /// <summary>The path of an action.</summary>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    internal static ApiPath Path(string? id, string targetType) => $"{AssetTypes.Collection(targetType)}/actions/{id}";

    private static AssetAction ReadAction(ApiCall call, ApiResponse response) => ReadCancellation(call, response).Action;

    private static ActionCancellation ReadCancellation(ApiCall call, ApiResponse response)
    {
        // With 409, the API reports that the action is in a final state: the body is the action, not a problem.
        var settled = response.Status == HttpStatusCode.Conflict;
        var action = settled
            ? ResponseReader.Parse(call, response, EnodeJson.Default.AssetAction)
            : ResponseReader.Read<AssetAction>(call, response);
        return settled && action.Id is null ? throw ResponseReader.Refusal(call, response) : new ActionCancellation(action, settled);
    }
}

/// <summary>The result of cancelling an action.</summary>
/// <param name="Action">The action as it is now.</param>
/// <param name="WasSettled">True when it was in a final state before, and nothing was cancelled.</param>
public sealed record ActionCancellation(AssetAction Action, bool WasSettled);
