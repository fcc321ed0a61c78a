namespace Enode.Simulation;

/// <summary>A device that accepts commands, one at a time, and carries them out some seconds later if it can be reached.</summary>
internal abstract class ControlledDevice : SimulatedDevice
{
    private static readonly TimeSpan NoResponseAfter = TimeSpan.FromSeconds(60);

    private readonly int seed;
    private readonly int actionPurpose;
    private int actionCount;
    private bool isRemoved;

    /// <param name="kind">The kind of device.</param>
    /// <param name="traits">The properties that do not change.</param>
    /// <param name="physics">The state that commands change.</param>
    /// <param name="actionPurpose">The value of <see cref="RandomPurpose"/> for its actions.</param>
    protected ControlledDevice(ResourceKind kind, DeviceTraits traits, Physics physics, int actionPurpose)
        : base(kind, traits, physics)
    {
        seed = traits.Seed;
        this.actionPurpose = actionPurpose;
    }

    /// <summary>A command that the device accepts in its present state and that changes it. Null if there is none.</summary>
    public abstract DeviceCommand? NextCommand { get; }

    /// <summary>The pending action. Null for none.</summary>
    protected SimulatedAction? Pending { get; private set; }

    /// <summary>Whether a command that equals the pending one returns the pending action.</summary>
    protected virtual bool ReusesPending => false;

    /// <summary>Accepts a command.</summary>
    /// <returns>The action, which is new unless <see cref="ReusesPending"/> applies, and its state.</returns>
    /// <exception cref="ProblemException">
    /// The device does not accept the command in its present state, something else controls it, or it was removed.
    /// </exception>
    public (SimulatedAction Action, ActionReading Reading) Command(DeviceCommand command, DateTimeOffset now) => Physics.ReadAt(now, () =>
    {
        CheckOwner(command);
        var action = ReusesPending && Pending?.Command == command ? Pending : Accept(command);
        return (action, action.Reading);
    });

    /// <summary>Reads the state of an action.</summary>
    public ActionReading Read(SimulatedAction action, DateTimeOffset now) => Physics.ReadAt(now, () => action.Reading);

    /// <summary>Cancels an action if it is pending.</summary>
    /// <returns>Whether it was pending, and its state now.</returns>
    public (bool WasPending, ActionReading Reading) Cancel(SimulatedAction action, DateTimeOffset now) => Physics.ReadAt(now, () =>
    {
        var wasPending = ReferenceEquals(action, Pending);
        if (wasPending)
        {
            CancelPending(ActionFailure.Requested);
        }

        return (wasPending, action.Reading);
    });

    /// <summary>Ends an action that is pending before it is due.</summary>
    public void CarryOutNow(SimulatedAction action, DateTimeOffset now) => Physics.ChangeAt(now, () =>
    {
        if (ReferenceEquals(action, Pending))
        {
            Physics.Forget(action);
            action.BringForward(Physics.At);
            Settle(action);
        }
    });

    /// <summary>Ends an action that is due.</summary>
    public void Settle(SimulatedAction action)
    {
        Pending = null;
        if (!Responds(action.Command))
        {
            action.Fail(action.DueAt, ActionFailure.NoResponse);
            return;
        }

        LastContact = action.DueAt;
        if (Execute(action.Command) is { } failure)
        {
            action.Cancel(action.DueAt, failure);
        }
        else
        {
            action.Confirm(action.DueAt);
        }
    }

    public override void OnRemoved(DateTimeOffset now) => Physics.ChangeAt(now, () =>
    {
        // Other devices can share the physics: they must not see an action of a removed device take effect.
        CancelPending(ActionFailure.Replaced);
        isRemoved = true;
        Detach();
    });

    public override void LinkAgain(IReadOnlyList<string> scopes, DateTimeOffset now)
    {
        Physics.ReadAt(now, () => isRemoved = false);
        base.LinkAgain(scopes, now);
    }

    /// <summary>Ends what the device has to do with others, under the lock of the physics.</summary>
    protected virtual void Detach()
    {
    }

    /// <summary>Whether the device that carries out the command can be reached.</summary>
    protected virtual bool Responds(DeviceCommand command) => IsReachable;

    /// <summary>Checks that nothing else controls what a command on request changes.</summary>
    /// <exception cref="ProblemException">Something else controls it.</exception>
    protected virtual void CheckOwner(DeviceCommand command)
    {
    }

    /// <summary>Checks a command before it is accepted.</summary>
    /// <returns>Why the action is cancelled from the start. Null if it is not.</returns>
    /// <exception cref="ProblemException">The device does not accept the command in its present state.</exception>
    protected abstract ActionFailure? Check(DeviceCommand command);

    /// <summary>Carries out a command that is due.</summary>
    /// <returns>Why the action is cancelled instead. Null if the command was carried out.</returns>
    protected abstract ActionFailure? Execute(DeviceCommand command);

    /// <summary>Creates the action of a command, which replaces the pending one.</summary>
    /// <exception cref="ProblemException">The device does not accept the command in its present state, or it was removed.</exception>
    protected SimulatedAction Accept(DeviceCommand command)
    {
        if (isRemoved)
        {
            throw Kind.NotFound(Id);
        }

        var obstacle = Check(command);
        var random = new SeededRandom(seed, actionPurpose, (Sequence << 32) + actionCount++);
        var id = random.Uuid();
        var delay = Responds(command) ? TimeSpan.FromMilliseconds(random.Between(2000, 5000)) : NoResponseAfter;
        var action = new SimulatedAction(this, command, id, Physics.At, Physics.At + delay);
        CancelPending(ActionFailure.Replaced);
        if (obstacle is not null)
        {
            action.Cancel(Physics.At, obstacle);
            return action;
        }

        Pending = action;
        Physics.Schedule(action);
        return action;
    }

    private void CancelPending(ActionFailure failure)
    {
        if (Pending is { } action)
        {
            Physics.Forget(action);
            action.Cancel(Physics.At, failure);
            Pending = null;
        }
    }
}
