namespace Enode.Internal;

/// <summary>The operations that vehicles and chargers have in common.</summary>
internal interface IChargingOperations
{
    /// <inheritdoc cref="ChargeableOperations{T}.StartChargingAsync"/>
    Task<ChargeAction> StartChargingAsync(string id, CancellationToken cancellationToken);

    /// <inheritdoc cref="ChargeableOperations{T}.StopChargingAsync"/>
    Task<ChargeAction> StopChargingAsync(string id, CancellationToken cancellationToken);

    /// <inheritdoc cref="ChargeableOperations{T}.SetMaxCurrentAsync"/>
    Task<MaxCurrentAction> SetMaxCurrentAsync(string id, double maxCurrent, CancellationToken cancellationToken);
}
