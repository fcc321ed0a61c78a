namespace Enode.Simulation;

/// <summary>A car that charges, and obeys if it can be reached. Nothing runs: whoever looks brings it up to the moment.</summary>
internal sealed class SimulatedVehicle : IActionTarget
{
    private const int ActionDice = 2;
    private static readonly TimeSpan NoResponseAfter = TimeSpan.FromSeconds(60);

    private readonly object gate = new();
    private readonly ChargingBattery battery;
    private readonly DateTimeOffset startedAt;
    private readonly int seed;
    private SimulatedChargeAction? pending;
    private int actionCount;

    public SimulatedVehicle(int seed, long sequence, string id, VehicleTraits traits, string state, double level, DateTimeOffset startedAt)
    {
        this.seed = seed;
        this.startedAt = startedAt;
        Sequence = sequence;
        Id = id;
        Traits = traits;
        battery = new ChargingBattery(traits, state, level, startedAt);
    }

    public long Sequence { get; }

    public string Id { get; }

    public string UserId => Traits.UserId;

    public string TargetType => "vehicle";

    public VehicleTraits Traits { get; }

    /// <summary>When the vendor's data about things that do not change were read.</summary>
    public DateTimeOffset LastDriven => startedAt - TimeSpan.FromHours(2) - Traits.LastSeenBefore;

    public VehicleReading Read(DateTimeOffset now)
    {
        lock (gate)
        {
            var at = AdvanceTo(now);
            return new VehicleReading(
                battery.State,
                battery.Level,
                battery.IsFull,
                battery.IsCharging ? battery.MinutesToLimit : null,
                Traits.IsReachable ? at : startedAt - Traits.LastSeenBefore);
        }
    }

    /// <summary>Takes a command.</summary>
    /// <param name="kind"><c>START</c> or <c>STOP</c>.</param>
    /// <param name="now">The simulated time.</param>
    /// <returns>A new action, or the pending one when it is for the same.</returns>
    /// <exception cref="ProblemException">The command makes no sense for the car as it is.</exception>
    public (SimulatedAction Action, ActionReading Reading) Command(string kind, DateTimeOffset now)
    {
        lock (gate)
        {
            var at = AdvanceTo(now);
            if (pending?.Kind == kind)
            {
                return (pending, pending.Reading);
            }

            if (!Traits.CanCharge)
            {
                throw new ProblemException(ApiProblem.BadRequest("The vehicle cannot be told when to charge."));
            }

            if (battery.State == PowerDeliveryStates.Unplugged)
            {
                var hopeless = Create(kind, at);
                hopeless.Cancel(at, ActionFailure.Unplugged);
                return (hopeless, hopeless.Reading);
            }

            if (kind == ChargingCommands.Start && battery.IsFull)
            {
                throw new ProblemException(ApiProblem.BadRequest("The vehicle is charged to its limit already."));
            }

            // While another command is on its way, the state of now says nothing about what this one is for.
            if (pending is null && battery.IsCharging == (kind == ChargingCommands.Start))
            {
                throw new ProblemException(ApiProblem.BadRequest(battery.IsCharging ? "The vehicle charges already." : "The vehicle does not charge."));
            }

            pending?.Cancel(at, ActionFailure.Replaced);
            pending = Create(kind, at);
            return (pending, pending.Reading);
        }
    }

    public ActionReading Read(SimulatedAction action, DateTimeOffset now)
    {
        lock (gate)
        {
            AdvanceTo(now);
            return action.Reading;
        }
    }

    public (bool WasPending, ActionReading Reading) Cancel(SimulatedAction action, DateTimeOffset now)
    {
        lock (gate)
        {
            var at = AdvanceTo(now);
            var wasPending = ReferenceEquals(action, pending);
            if (wasPending)
            {
                action.Cancel(at, ActionFailure.Requested);
                pending = null;
            }

            return (wasPending, action.Reading);
        }
    }

    private SimulatedChargeAction Create(string kind, DateTimeOffset at)
    {
        var dice = new Dice(seed, ActionDice, (Sequence << 32) + actionCount++);
        var id = dice.Uuid();
        var delay = Traits.IsReachable ? TimeSpan.FromMilliseconds(dice.Between(2000, 5000)) : NoResponseAfter;
        return new SimulatedChargeAction(this, kind, id, at, at + delay);
    }

    /// <summary>Brings car and action up to a moment, or leaves them where they are when that is later: of two callers either can come first.</summary>
    private DateTimeOffset AdvanceTo(DateTimeOffset now)
    {
        if (pending is { } action && action.DueAt <= now)
        {
            battery.AdvanceTo(action.DueAt);
            pending = null;
            Settle(action);
        }

        battery.AdvanceTo(now);
        return battery.At;
    }

    private void Settle(SimulatedChargeAction action)
    {
        if (!Traits.IsReachable)
        {
            action.Fail(action.DueAt, ActionFailure.NoResponse);
        }
        else if (action.Kind == ChargingCommands.Start && battery.IsFull)
        {
            action.Cancel(action.DueAt, ActionFailure.Full);
        }
        else
        {
            action.Confirm(action.DueAt);
            if (action.Kind == ChargingCommands.Start)
            {
                battery.Start();
            }
            else if (battery.IsCharging)
            {
                battery.Stop();
            }
        }
    }
}
