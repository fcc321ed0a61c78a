namespace Enode;

/// <summary>The known values of a power delivery state. The API adds values without notice.</summary>
public static class PowerDeliveryStates
{
    /// <summary>The vendor's data do not tell.</summary>
    public const string Unknown = "UNKNOWN";

    /// <summary>No cable.</summary>
    public const string Unplugged = "UNPLUGGED";

    /// <summary>The cable is in; car and charger are still agreeing.</summary>
    public const string Initializing = "PLUGGED_IN:INITIALIZING";

    /// <summary>Power flows into the battery.</summary>
    public const string Charging = "PLUGGED_IN:CHARGING";

    /// <summary>The cable is in and charging is stopped.</summary>
    public const string Stopped = "PLUGGED_IN:STOPPED";

    /// <summary>The battery is at its charge limit.</summary>
    public const string Complete = "PLUGGED_IN:COMPLETE";

    /// <summary>The cable is in and the charger gives no power.</summary>
    public const string NoPower = "PLUGGED_IN:NO_POWER";

    /// <summary>Car or charger reports a fault.</summary>
    public const string Fault = "PLUGGED_IN:FAULT";

    /// <summary>Power flows out of the battery.</summary>
    public const string Discharging = "PLUGGED_IN:DISCHARGING";
}
