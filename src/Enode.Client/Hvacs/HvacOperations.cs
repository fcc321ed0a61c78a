namespace Enode;

/// <summary>
/// The operations of heating and cooling units: <c>listHVACs</c>, <c>listUserHVACs</c>, <c>getHVAC</c>, <c>updateHVAC</c>,
/// <c>postSetHvacPermanentHold</c>, <c>postSetHvacFollowSchedule</c> and <c>hvacsRefreshHint</c>.
/// </summary>
[Operation("listHVACs", "GET", "hvacs", nameof(ListAsync))]
[Operation("listUserHVACs", "GET", "users/{userId}/hvacs", nameof(ListAsync))]
[Operation("getHVAC", "GET", "hvacs/{hvacId}", nameof(GetAsync))]
[Operation("hvacsRefreshHint", "POST", "hvacs/{hvacId}/refresh-hint", nameof(SendRefreshHintAsync))]
public sealed class HvacOperations : DeviceOperations<Hvac>
{
    internal HvacOperations(EnodeClient client)
        : base(client, AssetTypes.Hvac)
    {
    }

    /// <summary>Sets or removes the location of a unit: operation <c>updateHVAC</c>.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="locationId">The location. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("updateHVAC", "PUT", "hvacs/{hvacId}")]
    public Task<Hvac> SetLocationAsync(string id, string? locationId, CancellationToken cancellationToken = default) =>
        Client.PutAsync<Hvac>($"{Collection}/{id}", new LocationRequest { LocationId = locationId }, cancellationToken);

    /// <summary>Makes a unit hold a temperature, or stay off, until the next command: operation <c>postSetHvacPermanentHold</c>.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="mode">A value of <see cref="HvacModes"/>.</param>
    /// <param name="heatSetpoint">The temperature up to which it heats, in °C: for HEAT and AUTO, and null otherwise.</param>
    /// <param name="coolSetpoint">The temperature down to which it cools, in °C: for COOL and AUTO, and null otherwise.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The action, usually still pending.</returns>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: it cannot, or a setpoint is out of range.
    /// <see cref="ErrorIds.UnprocessableEntity"/>: a schedule controls it.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("postSetHvacPermanentHold", "POST", "hvacs/{hvacId}/permanent-hold")]
    public Task<PermanentHoldAction> HoldAsync(
        string id, string mode, double? heatSetpoint, double? coolSetpoint, CancellationToken cancellationToken = default) =>
        Client.PostAsync<PermanentHoldAction>(
            $"{Collection}/{id}/permanent-hold",
            new PermanentHoldRequest
            {
                Mode = mode,
                HeatSetpoint = Optional.UnlessNull(heatSetpoint),
                CoolSetpoint = Optional.UnlessNull(coolSetpoint),
            },
            cancellationToken);

    /// <summary>Makes a unit follow its own schedule again: operation <c>postSetHvacFollowSchedule</c>.</summary>
    /// <param name="id">The unit's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The action, usually still pending.</returns>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: it cannot. <see cref="ErrorIds.UnprocessableEntity"/>: a schedule controls it.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("postSetHvacFollowSchedule", "POST", "hvacs/{hvacId}/follow-schedule")]
    public Task<FollowScheduleAction> FollowScheduleAsync(string id, CancellationToken cancellationToken = default) =>
        Client.PostAsync<FollowScheduleAction>($"{Collection}/{id}/follow-schedule", null, cancellationToken);
}
