namespace Enode.Simulation;

/// <summary>What a car has to show in the fleet.</summary>
internal enum VehicleRole
{
    /// <summary>Plugged in and ready to be told to charge.</summary>
    Startable,

    /// <summary>Charging.</summary>
    Charging,

    /// <summary>Plugged in and charged to its limit.</summary>
    Complete,

    /// <summary>On the road.</summary>
    Unplugged,

    /// <summary>Plugged in, and there is no live access to it.</summary>
    Unreachable,

    /// <summary>On the road, and there is no live access to it.</summary>
    Lost,

    /// <summary>Plugged in; its owner has to allow commands first.</summary>
    Incapable,

    /// <summary>Its vendor tells nothing about the battery.</summary>
    Unknown,
}
