namespace Enode.Simulation;

/// <summary>What a home energy system has to show in the fleet.</summary>
internal enum HomeRole
{
    /// <summary>It uses its own energy and takes every command.</summary>
    SelfReliant,

    /// <summary>It follows the tariff, and must not feed the grid from the battery.</summary>
    TimeOfUse,

    /// <summary>Its battery's mode is not known, and the owner has something to do before it can be set.</summary>
    Incapable,

    /// <summary>There is no live access to it.</summary>
    Unreachable,

    /// <summary>An inverter that stands for itself.</summary>
    InverterOnly,
}
