namespace Enode;

/// <summary>The states of a schedule.</summary>
public static class ScheduleStates
{
    /// <summary>The device does what the schedule expects.</summary>
    public const string Aligned = "ALIGNED";

    /// <summary>The device does not do what the schedule expects.</summary>
    public const string Misaligned = "MISALIGNED";

    /// <summary>A command to the device is pending.</summary>
    public const string Pending = "PENDING";

    /// <summary>The schedule does not control the device, because it is overridden.</summary>
    public const string Overridden = "INACTIVE:OVERRIDDEN";

    /// <summary>The schedule does not control the device, because it is disabled.</summary>
    public const string Disabled = "INACTIVE:DISABLED";

    /// <summary>The schedule does not control the device, because the device is not at the schedule's location.</summary>
    public const string Away = "INACTIVE:AWAY";

    /// <summary>The schedule does not control the device, because the device does not have the capability.</summary>
    public const string Incapable = "INACTIVE:INCAPABLE";
}
