namespace Enode;

/// <summary>The operations of devices that charge: vehicles and chargers.</summary>
/// <typeparam name="T">The kind.</typeparam>
public abstract class ChargeableOperations<T> : DeviceOperations<T>, IChargingOperations
    where T : Device
{
    private protected ChargeableOperations(EnodeClient client, string assetType)
        : base(client, assetType)
    {
    }

    /// <summary>Starts charging.</summary>
    /// <param name="id">The device's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The action, usually still pending.</returns>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: it cannot, is full, or charges already.
    /// <see cref="ErrorIds.UnprocessableEntity"/>: a schedule or a smart-charging plan controls it.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    public Task<ChargeAction> StartChargingAsync(string id, CancellationToken cancellationToken = default) =>
        ControlChargingAsync(id, ChargingCommands.Start, cancellationToken);

    /// <summary>Stops charging.</summary>
    /// <inheritdoc cref="StartChargingAsync"/>
    public Task<ChargeAction> StopChargingAsync(string id, CancellationToken cancellationToken = default) =>
        ControlChargingAsync(id, ChargingCommands.Stop, cancellationToken);

    /// <summary>Limits the current at which the device charges.</summary>
    /// <param name="id">The device's id.</param>
    /// <param name="maxCurrent">The maximum current in A, above 0.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The action, usually still pending.</returns>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.BadRequest"/>: it cannot.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    public Task<MaxCurrentAction> SetMaxCurrentAsync(string id, double maxCurrent, CancellationToken cancellationToken = default) =>
        Client.PostAsync<MaxCurrentAction>(
            $"{Collection}/{id}/max-current", new MaxCurrentRequest { MaxCurrent = maxCurrent }, cancellationToken);

    internal Task<ChargeAction> ControlChargingAsync(string id, string command, CancellationToken cancellationToken) =>
        Client.PostAsync<ChargeAction>($"{Collection}/{id}/charging", new ChargingRequest { Action = command }, cancellationToken);
}
