namespace Enode.Simulation;

/// <summary>Carries out a schedule on its device. The lock of the device's physics guards it.</summary>
internal sealed class ScheduleRun : IAgent
{
    private readonly ScheduledDevice device;
    private TimeZoneInfo? zone;
    private IEnumerator<ScheduleTransition>? transitions;
    private ScheduleTransition? next;
    private (bool IsInControl, bool IsReady, DeviceCommand Target) seen;

    /// <param name="device">The device.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="location">The location of the schedule. Null where it has none.</param>
    public ScheduleRun(ScheduledDevice device, SimulatedSchedule schedule, SimulatedLocation? location)
    {
        this.device = device;
        Schedule = schedule;
        Location = location;
        Target = schedule.Program.Default;
        ChangedAt = device.At;
    }

    public SimulatedSchedule Schedule { get; }

    public SimulatedLocation? Location { get; }

    public DateTimeOffset NextAt { get; private set; }

    /// <summary>The command that leads to the present state of the schedule.</summary>
    public DeviceCommand Target { get; private set; }

    /// <summary>When the state of the schedule last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>A value of <see cref="ScheduleStates"/>.</summary>
    public string State =>
        !Schedule.IsEnabled ? ScheduleStates.Disabled
        : !device.AllowsControl || !device.CanFollow(Target) ? ScheduleStates.Incapable
        : !device.IsWhere(Location) ? ScheduleStates.Away
        : device.IsOverridden ? ScheduleStates.Overridden
        : device.IsAligned(Target) ? ScheduleStates.Aligned
        : device.IsBusy ? ScheduleStates.Pending
        : ScheduleStates.Misaligned;

    public bool IsInControl => !State.StartsWith(ScheduleStates.Inactive, StringComparison.Ordinal);

    public bool PreventsCharging => IsInControl && Target is ChargeCommand { IsStart: false };

    /// <summary>Clock times are those of the schedule's location, else of the device's, else UTC.</summary>
    private TimeZoneInfo Zone => (Location ?? device.Location)?.Zone ?? TimeZoneInfo.Utc;

    /// <summary>The next changes.</summary>
    public IEnumerable<ScheduleTransition> Upcoming() => Schedule.Program.Transitions(device.At, Zone);

    public void Act()
    {
        if (Zone != zone)
        {
            zone = Zone;
            Target = Schedule.Program.TargetAt(device.At, zone);
            transitions = Schedule.Program.Transitions(device.At, zone).GetEnumerator();
            Advance();
        }

        // The enumeration goes on where it stopped: beginning it anew at each transition would evaluate all rules each time.
        while (next is { } due && due.At <= device.At)
        {
            Target = due.Target;
            Advance();
        }

        NextAt = next?.At ?? DateTimeOffset.MaxValue;
    }

    public void Notice()
    {
        if (Zone != zone)
        {
            Act();
        }

        // A command that failed is not repeated until the schedule, the location or the cable changes.
        var present = (IsInControl, device.IsReady, Target);
        if (present == seen)
        {
            return;
        }

        seen = present;
        ChangedAt = device.At;
        if (present.IsInControl && !device.IsAligned(Target))
        {
            device.Obey(Target);
        }
    }

    private void Advance() => next = Schedule.IsEnabled && transitions!.MoveNext() ? transitions.Current : null;
}

/// <summary>The states of schedules.</summary>
internal static class ScheduleStates
{
    public const string Inactive = "INACTIVE:";
    public const string Disabled = "INACTIVE:DISABLED";
    public const string Incapable = "INACTIVE:INCAPABLE";
    public const string Away = "INACTIVE:AWAY";
    public const string Overridden = "INACTIVE:OVERRIDDEN";
    public const string Aligned = "ALIGNED";
    public const string Pending = "PENDING";
    public const string Misaligned = "MISALIGNED";
}
