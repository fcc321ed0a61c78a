namespace Enode.Internal;

/// <summary>A device that charges: a vehicle or a charger.</summary>
internal interface IChargingDevice
{
    /// <summary>What the device can do. Null when it was not read.</summary>
    IChargingCapabilities? ChargingCapabilities { get; }

    /// <summary>The state of plug and power: see <see cref="PowerDeliveryStates"/>. Null when it was not read.</summary>
    string? PowerDeliveryState { get; }

    /// <summary>True while the device charges. Null when that is not known.</summary>
    bool? IsCharging { get; }

    /// <summary>The maximum current in A. Null when none is set, or it was not read.</summary>
    double? MaxCurrent { get; }

    /// <summary>The operations of this kind of device.</summary>
    IChargingOperations OperationsOf(EnodeClient client);
}
