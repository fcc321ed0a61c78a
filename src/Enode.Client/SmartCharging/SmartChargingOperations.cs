namespace Enode;

/// <summary>The operations of smart charging: policies, states, plans and overrides of vehicles.</summary>
public sealed class SmartChargingOperations
{
    /// <summary>The id that stands for the plan that was made last.</summary>
    public const string LatestPlan = "latest";

    private readonly EnodeClient client;

    internal SmartChargingOperations(EnodeClient client)
    {
        this.client = client;
    }

    /// <summary>The policy of a vehicle: operation <c>getVehiclesVehicleidSmartchargingpolicy</c>.</summary>
    /// <param name="vehicleId">The vehicle's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("getVehiclesVehicleidSmartchargingpolicy", "GET", "vehicles/{vehicleId}/smart-charging-policy")]
    public async Task<VehicleSmartChargingPolicy> GetPolicyAsync(string vehicleId, CancellationToken cancellationToken = default) =>
        Of(vehicleId, await client
            .GetAsync<VehicleSmartChargingPolicy>($"vehicles/{vehicleId}/smart-charging-policy", cancellationToken)
            .ConfigureAwait(false));

    /// <summary>Changes the policy of a vehicle: operation <c>updateVehicleSmartChargingPolicy</c>. What is null keeps its value.</summary>
    /// <param name="vehicleId">The vehicle's id.</param>
    /// <param name="isEnabled">Whether smart charging may start and stop the vehicle.</param>
    /// <param name="deadline">
    /// The time of day, HH:mm, by which the vehicle is to be full, in the time zone of its location, else UTC.
    /// </param>
    /// <param name="minimumChargeLimit">The level in % up to which the vehicle charges at once, whatever the price.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The whole policy.</returns>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: there is no deadline, there are no prices, the limits do not fit, or another user has enabled
    /// smart charging for the same vehicle.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("updateVehicleSmartChargingPolicy", "PUT", "vehicles/{vehicleId}/smart-charging-policy")]
    public async Task<VehicleSmartChargingPolicy> SetPolicyAsync(
        string vehicleId,
        bool? isEnabled = null,
        string? deadline = null,
        double? minimumChargeLimit = null,
        CancellationToken cancellationToken = default)
    {
        var body = new SmartChargingPolicyRequest
        {
            IsEnabled = Optional.UnlessNull(isEnabled),
            Deadline = Optional.UnlessNull(deadline),
            MinimumChargeLimit = Optional.UnlessNull(minimumChargeLimit),
        };
        return Of(vehicleId, await client
            .PutAsync<VehicleSmartChargingPolicy>($"vehicles/{vehicleId}/smart-charging-policy", body, cancellationToken)
            .ConfigureAwait(false));
    }

    /// <summary>What smart charging does with a vehicle: operation <c>getVehiclesVehicleidSmartchargingstatus</c>.</summary>
    /// <inheritdoc cref="GetPolicyAsync"/>
    [Operation("getVehiclesVehicleidSmartchargingstatus", "GET", "vehicles/{vehicleId}/smart-charging-status")]
    public Task<SmartChargingStatus> GetStatusAsync(string vehicleId, CancellationToken cancellationToken = default) =>
        client.GetAsync<SmartChargingStatus>($"vehicles/{vehicleId}/smart-charging-status", cancellationToken);

    /// <summary>A plan of a vehicle: operation <c>getVehiclesVehicleidSmartchargingplans</c>.</summary>
    /// <param name="vehicleId">The vehicle's id.</param>
    /// <param name="planId">The plan's id, or <see cref="LatestPlan"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/>: there is no such plan.</exception>
    /// <exception cref="InvalidIdException">An id cannot be sent.</exception>
    [Operation(
        "getVehiclesVehicleidSmartchargingplans", "GET", "vehicles/{vehicleId}/smart-charging-plans/{smartChargingPlanId}")]
    public Task<SmartChargingPlan> GetPlanAsync(
        string vehicleId, string planId = LatestPlan, CancellationToken cancellationToken = default) =>
        client.GetAsync<SmartChargingPlan>($"vehicles/{vehicleId}/smart-charging-plans/{planId}", cancellationToken);

    /// <summary>
    /// Makes a vehicle charge now, whatever its schedule or plan, until it stops charging or the override is ended: operation
    /// <c>vehicleCreateSmartOverride</c>.
    /// </summary>
    /// <inheritdoc cref="GetPolicyAsync"/>
    [Operation("vehicleCreateSmartOverride", "POST", "vehicles/{vehicleId}/smart-override")]
    public Task<SmartOverride> StartOverrideAsync(string vehicleId, CancellationToken cancellationToken = default) =>
        client.PostAsync<SmartOverride>($"vehicles/{vehicleId}/smart-override", null, cancellationToken);

    /// <summary>
    /// Ends a vehicle's override, so that its schedule or plan controls it again: operation <c>vehicleEndSmartOverride</c>. The vehicle
    /// does not stop charging by this alone.
    /// </summary>
    /// <param name="vehicleId">The vehicle's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The override. Null when an earlier attempt ended it and its response was lost.</returns>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/>: the vehicle has no override, or does not exist.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("vehicleEndSmartOverride", "DELETE", "vehicles/{vehicleId}/smart-override")]
    public Task<SmartOverride?> EndOverrideAsync(string vehicleId, CancellationToken cancellationToken = default) =>
        client.DeleteAsync<SmartOverride>($"vehicles/{vehicleId}/smart-override", cancellationToken);

    // The API's policy does not name its vehicle, and a policy among many must.
    private static VehicleSmartChargingPolicy Of(string vehicleId, VehicleSmartChargingPolicy policy)
    {
        policy.VehicleId = vehicleId;
        return policy;
    }
}
