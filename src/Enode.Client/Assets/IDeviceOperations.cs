namespace Enode.Internal;

/// <summary>The operations that devices of every kind have.</summary>
internal interface IDeviceOperations
{
    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    Task<Device> ReadAsync(string id, CancellationToken cancellationToken);

    /// <inheritdoc cref="DeviceOperations{T}.SendRefreshHintAsync"/>
    Task SendRefreshHintAsync(string id, CancellationToken cancellationToken);
}
