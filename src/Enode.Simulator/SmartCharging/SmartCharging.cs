namespace Enode.Simulation;

/// <summary>
/// The smart charging of a vehicle: the policy, the plans that it leads to, and the override. Each time that the vehicle is plugged in at a
/// location and needs charge, it makes one plan. The lock of the battery guards it.
/// </summary>
internal sealed class SmartCharging : IAgent
{
    /// <summary>How many plans are kept. Older ones are removed.</summary>
    private const int MaximumPlans = 100;

    private readonly SimulatedVehicle vehicle;
    private readonly ChargingBattery battery;
    private readonly IPrices prices;
    private readonly List<SmartPlan> plans = [];
    private int planCount;
    private SimulatedAction? sent;
    private bool hasPlanned;
    private bool wasPluggedIn;

    public SmartCharging(SimulatedVehicle vehicle, IPrices prices)
    {
        this.vehicle = vehicle;
        this.prices = prices;
        battery = vehicle.Battery;
        Policy = vehicle.Traits.Policy;
        State = SmartStates.Disabled;
        StateChangedAt = vehicle.Traits.StartedAt;
        wasPluggedIn = battery.IsPluggedIn;
    }

    public SmartPolicy Policy { get; private set; }

    /// <summary>The last override. Null if there was none.</summary>
    public SmartOverride? Override { get; private set; }

    /// <summary>A value of <see cref="SmartStates"/>.</summary>
    public string State { get; private set; }

    public DateTimeOffset StateChangedAt { get; private set; }

    /// <summary>The last plan. Null if there was none.</summary>
    public SmartPlan? Plan => plans.Count > 0 ? plans[^1] : null;

    /// <summary>Whether a plan controls the vehicle.</summary>
    public bool IsInControl => Plan is { IsExecuting: true } && !IsOverridden;

    /// <summary>Whether an override is active: until charging ends.</summary>
    public bool IsOverridden => Override is { EndedAt: null } && (battery.IsCharging || Override.Action is { IsPending: true });

    public bool PreventsCharging => CanPlan && battery.HasReached(Policy.MinimumChargeLimit);

    public DateTimeOffset NextAt
    {
        get
        {
            var next = Policy.IsEnabled || IsOverridden ? battery.FullAt : DateTimeOffset.MaxValue;
            if (Plan is { IsExecuting: true, StartAt: var start } && start > battery.At && start < next)
            {
                next = start;
            }

            return Policy.IsEnabled && battery.IsCharging && !battery.HasReached(Policy.MinimumChargeLimit)
                && battery.At + battery.TimeTo(Policy.MinimumChargeLimit) is var minimum && minimum < next
                ? minimum
                : next;
        }
    }

    private bool CanPlan => Policy.IsEnabled && vehicle is { Traits.CanCharge: true, AllowsControl: true, IsReachable: true, Location: not null };

    /// <summary>A plan. Null for an unknown id.</summary>
    public SmartPlan? FindPlan(string id) => id == "latest" ? Plan : plans.Find(plan => plan.Id == id);

    /// <summary>Changes the policy.</summary>
    /// <exception cref="ProblemException">The vehicle cannot be charged by the new policy.</exception>
    public SmartPolicy Change(Func<SmartPolicy, SmartPolicy> change)
    {
        var policy = change(Policy);
        Check(policy);
        if (policy.IsEnabled != Policy.IsEnabled || policy.Deadline != Policy.Deadline)
        {
            End(policy.IsEnabled ? SmartStates.DeadlineChanged : SmartStates.EndedByPolicy);
            hasPlanned = false;
            sent = null;
        }

        return Policy = policy;
    }

    /// <summary>Charges now. An active override is returned as it is.</summary>
    /// <exception cref="ProblemException">The vehicle does not accept the command.</exception>
    public SmartOverride CreateOverride()
    {
        if (!IsOverridden)
        {
            vehicle.RequireControl();
            var action = battery.IsCharging && !vehicle.IsBusy ? null : vehicle.Obey(ChargeCommand.Start);
            Override = new SmartOverride(vehicle, battery.At, action, null);
            sent = null;
            EndOverride();
        }

        return Override!;
    }

    /// <summary>Ends the override. The vehicle goes on charging unless a plan or a schedule stops it.</summary>
    /// <returns>The ended override. Null without an active one.</returns>
    public SmartOverride? RemoveOverride() => IsOverridden ? Override = Override! with { EndedAt = battery.At } : null;

    public void Act()
    {
        // What is to be done depends on the state only.
    }

    public void Notice()
    {
        EndOverride();
        if (battery.IsPluggedIn && !wasPluggedIn)
        {
            hasPlanned = false;
            sent = null;
        }

        wasPluggedIn = battery.IsPluggedIn;
        if (CanPlan && battery.NeedsCharge && !hasPlanned && !IsOverridden)
        {
            Begin();
        }

        if (IsInControl)
        {
            Execute(Plan!);
        }

        if (StateNow() is var state && state != State)
        {
            State = state;
            StateChangedAt = battery.At;
        }
    }

    private void Check(SmartPolicy policy)
    {
        var reason = policy.MinimumChargeLimit > (vehicle.Traits.ChargeLimit ?? 100) ? "The minimumChargeLimit is above the charge limit."
            : !policy.IsEnabled ? null
            : policy.Deadline is null ? "The policy has no deadline."
            : !vehicle.AllowsControl ? "The user has not allowed control of the vehicle."
            : !vehicle.Traits.CanCharge ? "The vehicle is not capable of smart charging."
            : null;
        if (reason is not null)
        {
            throw new ProblemException(ApiProblem.BadRequest(reason) with { Title = "Cannot activate smart charging" });
        }
    }

    /// <summary>Makes a plan, or charges up to the minimum first.</summary>
    private void Begin()
    {
        if (battery.HasReached(Policy.MinimumChargeLimit))
        {
            MakePlan(vehicle.Location!);
        }
        else if (!battery.IsCharging)
        {
            sent ??= vehicle.Obey(ChargeCommand.Start);
        }
    }

    private void MakePlan(SimulatedLocation location)
    {
        var now = battery.At;
        var deadline = location.Zone.NextInstantOf(now, ClockTimes.Minutes(Policy.Deadline!));
        var charging = new ChargingSegment(now, now + battery.TimeToLimit(), battery.PossibleRate, location, null);
        var window = ChargingWindow.Cheapest(charging, deadline, new ChargingCosts(prices, vehicle.Traits.City));
        var random = new SeededRandom(vehicle.Traits.Seed, RandomPurpose.SmartPlan, (vehicle.Sequence << 32) + planCount++);
        if (plans.Count == MaximumPlans)
        {
            plans.RemoveAt(0);
        }

        plans.Add(new SmartPlan
        {
            Id = random.Uuid(),
            Vehicle = vehicle,
            Location = location,
            Currency = prices.At(location, vehicle.Traits.City, now).Currency,
            NonSmartCost = window.CostNow,
            SmartCost = window.Cost,
            StopAt = now,
            StartAt = window.StartAt,
            EstimatedFinishAt = window.StartAt + (charging.To - charging.From),
        });
        hasPlanned = true;
        sent = null;
    }

    private void Execute(SmartPlan plan)
    {
        var mustCharge = battery.At >= plan.StartAt;
        if (!battery.IsPluggedIn)
        {
            End(SmartStates.Unplugged);
        }
        else if (battery.IsFull)
        {
            End(SmartStates.Finished);
        }
        else if (sent is { HasFailed: true, Command: var command })
        {
            End(SmartStates.Failed, command == ChargeCommand.Start ? "START_FAILED" : "STOP_FAILED");
        }
        else if (battery.IsCharging != mustCharge)
        {
            if (!vehicle.IsBusy)
            {
                sent = vehicle.Obey(mustCharge ? ChargeCommand.Start : ChargeCommand.Stop);
            }

            // A vehicle that was plugged in and did not begin to charge is stopped as well.
            plans[^1] = plan with { StopConfirmedAt = plan.StopConfirmedAt ?? (battery.IsCharging ? null : battery.At) };
        }
        else if (!mustCharge)
        {
            plans[^1] = plan with { StopConfirmedAt = plan.StopConfirmedAt ?? battery.At };
        }
        else if (plan.StartConfirmedAt is null)
        {
            plans[^1] = plan with { StartConfirmedAt = battery.At };
            battery.SetDelay(plan.StartAt > plan.StopAt ? battery.At - plan.StopAt : null);
        }
    }

    private void End(string finalState, string? failureCondition = null)
    {
        if (Plan is { IsExecuting: true } plan)
        {
            plans[^1] = plan.Ended(battery.At, finalState, failureCondition);
            battery.SetDelay(null);
        }
    }

    private void EndOverride()
    {
        if (Override is { EndedAt: null } && !IsOverridden)
        {
            Override = Override with { EndedAt = battery.At };
        }
    }

    private string StateNow() =>
        !Policy.IsEnabled ? SmartStates.Disabled
        : vehicle is not { Traits.CanCharge: true, IsReachable: true } ? SmartStates.Unknown
        : Plan is { IsExecuting: true } ? ExecutionState()
        : Plan is { FinalState: { } ended } && hasPlanned ? ended
        : battery is { IsPluggedIn: true, IsFull: true } ? SmartStates.FullyCharged
        : SmartStates.Considering;

    private string ExecutionState() =>
        IsOverridden ? SmartStates.Overridden
        : battery.IsCharging ? (vehicle.IsBusy ? SmartStates.Stopping : SmartStates.Started)
        : vehicle.IsBusy ? SmartStates.Starting
        : SmartStates.Stopped;
}
