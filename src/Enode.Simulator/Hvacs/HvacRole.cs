namespace Enode.Simulation;

/// <summary>What a heating or cooling unit has to show in the fleet.</summary>
internal enum HvacRole
{
    /// <summary>It holds a temperature, and knows no schedule.</summary>
    Holding,

    /// <summary>It was switched off.</summary>
    Off,

    /// <summary>It follows its schedule.</summary>
    Scheduled,

    /// <summary>It holds a temperature; its owner has to allow commands first.</summary>
    Incapable,

    /// <summary>There is no live access to it.</summary>
    Unreachable,

    /// <summary>Its vendor tells little about it, and it takes no commands.</summary>
    Unknown,
}
