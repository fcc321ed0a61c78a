namespace Enode.Internal;

/// <summary>A device that charges: a vehicle or a charger.</summary>
internal interface IChargingDevice
{
    /// <summary>What the device can do. Null when it was not read.</summary>
    IChargingCapabilities? ChargingCapabilities { get; }

    /// <summary>The operations of this kind of device.</summary>
    IChargingOperations OperationsOf(EnodeClient client);
}
