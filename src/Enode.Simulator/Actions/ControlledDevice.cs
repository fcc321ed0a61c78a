namespace Enode.Simulation;

/// <summary>A device that takes commands, one at a time, and obeys some seconds later if it can be reached.</summary>
internal abstract class ControlledDevice : SimulatedDevice
{
    private static readonly TimeSpan NoResponseAfter = TimeSpan.FromSeconds(60);

    private readonly int seed;
    private readonly int actionPurpose;
    private int actionCount;

    /// <param name="kind">The kind of device.</param>
    /// <param name="traits">What it is.</param>
    /// <param name="physics">What it acts on.</param>
    /// <param name="actionPurpose">What the random numbers for its actions are for.</param>
    protected ControlledDevice(AssetKind kind, DeviceTraits traits, Physics physics, int actionPurpose)
        : base(kind, traits, physics)
    {
        seed = traits.Seed;
        this.actionPurpose = actionPurpose;
    }

    /// <summary>The action that is on its way.</summary>
    protected SimulatedAction? Pending { get; private set; }

    /// <summary>Whether a command that is on its way already is not sent again.</summary>
    protected virtual bool ReusesPending => false;

    /// <summary>Takes a command.</summary>
    /// <returns>The action, which is a new one but for <see cref="ReusesPending"/>, and what it is like.</returns>
    /// <exception cref="ProblemException">The command makes no sense for the device as it is.</exception>
    public (SimulatedAction Action, ActionReading Reading) Command(DeviceCommand command, DateTimeOffset now) => Physics.ReadAt(now, () =>
    {
        var action = ReusesPending && Pending?.Command == command ? Pending : Accept(command);
        return (action, action.Reading);
    });

    /// <summary>What an action is like at a moment.</summary>
    public ActionReading Read(SimulatedAction action, DateTimeOffset now) => Physics.ReadAt(now, () => action.Reading);

    /// <summary>Calls the action off if it is still pending.</summary>
    /// <returns>Whether it was, and what the action is like afterwards.</returns>
    public (bool WasPending, ActionReading Reading) Cancel(SimulatedAction action, DateTimeOffset now) => Physics.ReadAt(now, () =>
    {
        var wasPending = ReferenceEquals(action, Pending);
        if (wasPending)
        {
            CancelPending(ActionFailure.Requested);
        }

        return (wasPending, action.Reading);
    });

    /// <summary>Ends an action whose time has come.</summary>
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

    /// <summary>Whether what has to carry out the command can be reached.</summary>
    protected virtual bool Responds(DeviceCommand command) => IsReachable;

    /// <summary>Looks at a command before it is taken.</summary>
    /// <returns>Why it is cancelled from the start. Null if it is not.</returns>
    /// <exception cref="ProblemException">The command makes no sense for the device as it is.</exception>
    protected abstract ActionFailure? Check(DeviceCommand command);

    /// <summary>Carries out a command that was taken.</summary>
    /// <returns>Why it is cancelled at the last moment. Null if it is done.</returns>
    protected abstract ActionFailure? Execute(DeviceCommand command);

    private SimulatedAction Accept(DeviceCommand command)
    {
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
