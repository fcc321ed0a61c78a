namespace Enode;

/// <summary>
/// The known values of <see cref="Device.State"/>. A state that is newer than this version is shown in the API's own word.
/// </summary>
public static class DeviceStates
{
    /// <summary>The vendor's data do not say it.</summary>
    public const string Unknown = "Unknown";

    /// <summary>Vehicle or charger: there is no cable.</summary>
    public const string Unplugged = "Unplugged";

    /// <summary>Vehicle or charger: the cable is in; car and charger are still agreeing.</summary>
    public const string Initializing = "Initializing";

    /// <summary>Vehicle, charger or battery: power flows into the battery.</summary>
    public const string Charging = "Charging";

    /// <summary>Vehicle or charger: the cable is in and charging is stopped.</summary>
    public const string PluggedIn = "PluggedIn";

    /// <summary>Vehicle or charger: the battery is at its charge limit.</summary>
    public const string Complete = "Complete";

    /// <summary>Vehicle or charger: the cable is in and the charger gives no power.</summary>
    public const string NoPower = "NoPower";

    /// <summary>Vehicle, charger or battery: a fault is reported.</summary>
    public const string Fault = "Fault";

    /// <summary>Vehicle, charger or battery: power flows out of the battery.</summary>
    public const string Discharging = "Discharging";

    /// <summary>Every other kind: nothing flows.</summary>
    public const string Idle = "Idle";

    /// <summary>Heating or cooling unit: it is off.</summary>
    public const string Off = "Off";

    /// <summary>Heating or cooling unit: it heats.</summary>
    public const string Heating = "Heating";

    /// <summary>Heating or cooling unit: it cools.</summary>
    public const string Cooling = "Cooling";

    /// <summary>Heating or cooling unit: it heats or cools; its mode does not say which.</summary>
    public const string Active = "Active";

    /// <summary>Inverter: it produces.</summary>
    public const string Producing = "Producing";

    /// <summary>Meter: power is taken from the grid.</summary>
    public const string Importing = "Importing";

    /// <summary>Meter: power is given to the grid.</summary>
    public const string Exporting = "Exporting";

    /// <summary>The state of plug and power of a vehicle or charger.</summary>
    internal static string OfPlug(string? powerDeliveryState) => powerDeliveryState switch
    {
        PowerDeliveryStates.Unplugged => Unplugged,
        PowerDeliveryStates.Initializing => Initializing,
        PowerDeliveryStates.Charging => Charging,
        PowerDeliveryStates.Stopped => PluggedIn,
        PowerDeliveryStates.Complete => Complete,
        PowerDeliveryStates.NoPower => NoPower,
        PowerDeliveryStates.Fault => Fault,
        PowerDeliveryStates.Discharging => Discharging,
        null or PowerDeliveryStates.Unknown => Unknown,
        var newer => newer,
    };

    /// <summary>The state of a heating or cooling unit.</summary>
    internal static string OfHvac(string? mode, bool? isActive) => (isActive, mode) switch
    {
        (true, HvacModes.Heat) => Heating,
        (true, HvacModes.Cool) => Cooling,
        (true, _) => Active,
        (_, HvacModes.Off) => Off,
        (false, _) => Idle,
        (null, _) => Unknown,
    };

    /// <summary>The state of a battery of a home.</summary>
    internal static string OfBattery(string? status) => status switch
    {
        "CHARGING" => Charging,
        "DISCHARGING" => Discharging,
        "IDLE" => Idle,
        "FAULT" => Fault,
        null or "UNKNOWN" => Unknown,
        var newer => newer,
    };

    /// <summary>The state of an inverter.</summary>
    internal static string OfInverter(bool? isProducing) => isProducing switch
    {
        true => Producing,
        false => Idle,
        null => Unknown,
    };

    /// <summary>The state of a meter.</summary>
    internal static string OfMeter(double? power) => power switch
    {
        > 0 => Importing,
        < 0 => Exporting,
        0 => Idle,
        _ => Unknown,
    };
}
