namespace Enode.Simulation;

/// <summary>A device that can be assigned to a location and follow schedules.</summary>
internal abstract class ScheduledDevice : ControlledDevice
{
    private List<ScheduleRun>? runs;

    protected ScheduledDevice(ResourceKind kind, DeviceTraits traits, Physics physics, int actionPurpose)
        : base(kind, traits, physics, actionPurpose)
    {
    }

    /// <summary>The time of the state.</summary>
    public DateTimeOffset At => Physics.At;

    /// <summary>The location that it is assigned to. Null for none.</summary>
    public SimulatedLocation? OwnLocation { get; private set; }

    /// <summary>The location where it is. Null for none.</summary>
    public virtual SimulatedLocation? Location => OwnLocation;

    /// <summary>When the state that schedules control last changed.</summary>
    public abstract DateTimeOffset StateChangedAt { get; }

    /// <summary>Whether a command can have an effect, because a cable is plugged in where there is one.</summary>
    public virtual bool IsReady => true;

    /// <summary>Whether schedules are suspended.</summary>
    public virtual bool IsOverridden => false;

    /// <summary>Whether a command that schedules give is pending.</summary>
    public bool IsBusy => Pending is { Command.IsScheduled: true };

    /// <summary>When it was assigned to the location, or removed from one. Null for never.</summary>
    protected DateTimeOffset? LocatedAt { get; private set; }

    /// <summary>Whether a schedule of a location applies where the device is.</summary>
    /// <param name="location">The location. Null for a schedule without one.</param>
    public virtual bool IsWhere(SimulatedLocation? location) => location is null || location.Id == Location?.Id;

    /// <summary>Whether it accepts a command of a schedule.</summary>
    public abstract bool CanFollow(DeviceCommand target);

    /// <summary>Whether the state is what a command of a schedule leads to.</summary>
    public abstract bool IsAligned(DeviceCommand target);

    /// <summary>Assigns the device to a location.</summary>
    /// <param name="location">The location. Null for none.</param>
    /// <param name="now">The simulated time.</param>
    public void SetLocation(SimulatedLocation? location, DateTimeOffset now) => Physics.ChangeAt(now, () =>
    {
        // A location that was updated is the same location.
        LocatedAt = location?.Id == OwnLocation?.Id && location is not null ? LocatedAt : Physics.At;
        OwnLocation = location;
        OnLocated();
    });

    /// <summary>Carries out a command of a schedule or of smart charging, unless it is pending.</summary>
    /// <returns>The action.</returns>
    public SimulatedAction Obey(DeviceCommand target) => Pending is { } pending && pending.Command == target ? pending : Accept(target);

    /// <summary>Follows a schedule from now on, as it is now.</summary>
    public void Follow(SimulatedSchedule schedule, SimulatedLocation? location, DateTimeOffset now) => Physics.ChangeAt(now, () =>
    {
        Leave(schedule.Id);
        var run = new ScheduleRun(this, schedule, location);
        (runs ??= []).Add(run);
        Physics.Add(run);
    });

    /// <summary>Follows a schedule no longer. The state stays as it is.</summary>
    public void Unfollow(string scheduleId, DateTimeOffset now) => Physics.ChangeAt(now, () => Leave(scheduleId));

    /// <summary>Reads the state of a schedule.</summary>
    public T ReadSchedule<T>(string scheduleId, DateTimeOffset now, Func<ScheduleRun, T> read) => Physics.ReadAt(now, () =>
        runs?.Find(run => run.Schedule.Id == scheduleId) is { } found ? read(found) : throw ResourceKind.Schedule.NotFound(scheduleId));

    protected override void Detach() => runs?.ToList().ForEach(run => Leave(run.Schedule.Id));

    protected override void CheckOwner(DeviceCommand command)
    {
        if (command.IsScheduled && runs?.Find(run => run.IsInControl) is { } owner)
        {
            throw new ProblemException(ApiProblem.UnprocessableEntity(
                $"The {Kind.Noun} is controlled by the schedule {owner.Schedule.Id}. Disable the schedule to control the {Kind.Noun}."));
        }
    }

    /// <summary>Applies a changed location.</summary>
    public virtual void OnLocated()
    {
    }

    private void Leave(string scheduleId)
    {
        if (runs?.Find(run => run.Schedule.Id == scheduleId) is { } run)
        {
            runs.Remove(run);
            Physics.Remove(run);
        }
    }
}
