namespace Enode.Simulation;

/// <summary>What a charger has to show in the fleet.</summary>
internal enum ChargerRole
{
    /// <summary>A car of the same user hangs on it that can be told to charge.</summary>
    WithStartableCar,

    /// <summary>A car of the same user charges on it.</summary>
    WithChargingCar,

    /// <summary>A car of the same user hangs on it that takes no commands itself.</summary>
    WithIncapableCar,

    /// <summary>A car that is not linked charges on it.</summary>
    Charging,

    /// <summary>A car that is not linked hangs on it and does not charge.</summary>
    Stopped,

    /// <summary>Nothing hangs on it.</summary>
    Unplugged,

    /// <summary>A car hangs on it, and there is no live access to the charger.</summary>
    Unreachable,

    /// <summary>A car hangs on it, and its owner has to allow commands first.</summary>
    Incapable,

    /// <summary>Its vendor tells nothing about its state.</summary>
    Unknown,
}
