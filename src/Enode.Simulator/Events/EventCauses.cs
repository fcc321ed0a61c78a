namespace Enode.Simulation;

/// <summary>
/// Changes the fleet so that an event of each kind arises, and reports it. What is read afterwards agrees with the event. It requires the
/// lock of the tables.
/// </summary>
internal sealed class EventCauses
{
    private readonly Fleet fleet;
    private readonly FleetEvents events;
    private readonly Dictionary<string, Action<EventTarget>> causes = new(StringComparer.Ordinal);

    /// <param name="fleet">The fleet.</param>
    /// <param name="events">Reports the changes.</param>
    /// <param name="emit">Takes an event.</param>
    /// <param name="emitHeartbeat">Emits a heartbeat at a time.</param>
    public EventCauses(Fleet fleet, FleetEvents events, Action<SimulatedEvent> emit, Action<DateTimeOffset> emitHeartbeat)
    {
        this.fleet = fleet;
        this.events = events;
        AddDevices(fleet.Vehicles, events.Vehicles, vehicle => vehicle.Traits.HasChargeState, vehicle => vehicle.ChangeCharging(Now));
        AddDevices(fleet.Chargers, events.Chargers, charger => charger.Traits.HasChargeState, charger => charger.ChangeCharging(Now));
        AddDevices(fleet.Hvacs, events.Hvacs, hvac => hvac.OtherHold is not null, hvac => hvac.ChangeSettings(Now));
        AddDevices(fleet.Batteries, events.Batteries, battery => battery.OtherMode is not null, battery => battery.ChangeMode(Now));
        AddDevices(fleet.Inverters, events.Inverters, _ => true, null, "productionState");
        AddDevices(fleet.Meters, events.Meters, _ => true, null, "energyState");
        Add(fleet.HemSystems, events.HemSystems, EventKinds.HemSystem, system => system.IsReachable, null, "status");
        causes[EventKinds.Discovered(EventKinds.HemSystem)] =
            target => Discover([AssetTypes.Inverter, AssetTypes.Battery, AssetTypes.Meter], target);
        causes[EventKinds.Deleted(EventKinds.HemSystem)] = DeleteSystem;
        causes[EventKinds.SmartChargingUpdated] = ChangePolicy;
        causes[EventKinds.StatisticsUpdated] = target => events.Statistics.Report(
            Pick(fleet.Inverters, target, inverter => inverter is { HasStatistics: true, IsReachable: true }), Now, Now);
        causes[EventKinds.CredentialsInvalidated] = InvalidateAccount;
        causes[EventKinds.ActionUpdated] = CarryOut;
        causes[EventKinds.ScheduleUpdated] = ChangeSchedule;
        causes[EventKinds.Heartbeat] = _ => emitHeartbeat(Now);
        causes[EventKinds.Test] = _ => emit(SimulatedEvent.Create(EventKinds.Test, Now, null));
    }

    private DateTimeOffset Now => fleet.Clock.Now;

    /// <summary>Causes an event.</summary>
    /// <param name="kind">One of <see cref="EventKinds"/>.</param>
    /// <param name="target">What it is about.</param>
    /// <exception cref="ArgumentException">There is no such user or resource.</exception>
    /// <exception cref="InvalidOperationException">Nothing in the fleet can have the event.</exception>
    public void Cause(string kind, EventTarget target)
    {
        try
        {
            causes[kind](target);
        }
        catch (ProblemException exception)
        {
            throw new InvalidOperationException(exception.Problem.Detail, exception);
        }
    }

    private void AddDevices<T>(
        Table<T> table, AssetEvents<T> source, Func<T, bool> canChange, Action<T>? change, params string[] otherwise)
        where T : SimulatedDevice
    {
        Add(table, source, table.Kind.Noun, device => device.IsReachable && canChange(device), change, otherwise);
        causes[EventKinds.Discovered(table.Kind.Noun)] = target => Discover([table.Kind.Noun], target);
    }

    /// <param name="table">The assets.</param>
    /// <param name="source">Reports their changes.</param>
    /// <param name="noun">The name in kinds of events.</param>
    /// <param name="canChange">Whether an asset can have an update.</param>
    /// <param name="change">Changes an asset. Null where its values change with the time.</param>
    /// <param name="otherwise">The members that were read again, to report if their values are the same.</param>
    private void Add<T>(
        Table<T> table, AssetEvents<T> source, string noun, Func<T, bool> canChange, Action<T>? change, params string[] otherwise)
        where T : class, IUserRecord
    {
        causes[EventKinds.Updated(noun)] = target =>
        {
            var item = Pick(table, target, canChange);
            change?.Invoke(item);
            source.Check(item.Id, Now, otherwise);
        };
        causes[EventKinds.Deleted(noun)] = target => table.Remove(Pick(table, target, _ => true).Id);
    }

    private void Discover(IReadOnlyList<string> types, EventTarget target)
    {
        if (target.Id is not null)
        {
            throw new ArgumentException("A new device gets an id of its own. Specify the user alone.");
        }

        var userId = target.UserId ?? (fleet.Users.Where(_ => true) is [var first, ..] ? first.Id : null);
        fleet.AddDevices(userId ?? throw new InvalidOperationException("There is no user. Specify the id of a new one."), types);
    }

    // The system is removed with the last of its devices.
    private void DeleteSystem(EventTarget target)
    {
        var home = Pick(fleet.HemSystems, target, _ => true).Home;
        Remove(fleet.Inverters, inverter => inverter.Home);
        Remove(fleet.Batteries, battery => battery.Home);
        Remove(fleet.Meters, meter => meter.Home);

        void Remove<T>(Table<T> table, Func<T, HomeTraits> homeOf)
            where T : SimulatedDevice
        {
            foreach (var device in table.OfUser(home.UserId).Where(device => homeOf(device) == home))
            {
                table.Remove(device.Id);
            }
        }
    }

    private void ChangePolicy(EventTarget target)
    {
        var vehicle = Pick(fleet.Vehicles, target, vehicle => vehicle is { Traits.CanCharge: true, IsReachable: true });
        var policy = vehicle.UseSmartCharging(fleet.Prices, Now, smart => smart.Change(
            policy => policy with { IsEnabled = !policy.IsEnabled, Deadline = policy.Deadline ?? "07:00" }));
        if (policy.IsEnabled)
        {
            fleet.DisableSchedules(vehicle.Id);
        }

        events.SmartCharging.Check(vehicle.Id, Now);
    }

    private void InvalidateAccount(EventTarget target)
    {
        var device = PickDevice(target, device => AccountOf(device).All(other => other.HasAccess));
        foreach (var other in AccountOf(device))
        {
            other.LoseAccess(Now);
        }

        events.Credentials.Poll(Now);

        IEnumerable<SimulatedDevice> AccountOf(SimulatedDevice of) =>
            fleet.DevicesOf(of.UserId).Where(other => other.Vendor == of.Vendor);
    }

    private void CarryOut(EventTarget target)
    {
        var device = (ControlledDevice)PickDevice(target, device =>
            device is ControlledDevice { IsReachable: true, NextCommand: not null } && device.Scopes.Any(DeviceScopes.IsControl));
        var (action, _) = device.Command(device.NextCommand!, Now);
        fleet.Actions.Add(action);
        device.CarryOutNow(action, Now);
        events.PollActions(Now);
    }

    private void ChangeSchedule(EventTarget target)
    {
        var schedule = target.Id is null && fleet.Schedules.Where(target.Includes).Count == 0
            ? AddSchedule(target)
            : fleet.Schedules.Update(
                Pick(fleet.Schedules, target, _ => true).Id, schedule => schedule with { IsEnabled = !schedule.IsEnabled });
        events.Schedules.Check(schedule.Id, Now);
    }

    private SimulatedSchedule AddSchedule(EventTarget target)
    {
        var device = PickDevice(target, device => device is ChargeableDevice chargeable && chargeable.CanFollow(ChargeCommand.Stop));
        return fleet.Schedules.Add(sequence => new SimulatedSchedule
        {
            Id = new SeededRandom(fleet.Seed, RandomPurpose.Schedule, sequence).Uuid(),
            Sequence = sequence,
            UserId = device.UserId,
            TargetType = device.Kind.Noun,
            TargetId = device.Id,
            LocationId = null,
            IsEnabled = true,
            Program = new ScheduleProgram(ChargeCommand.Stop, []),
        });
    }

    private SimulatedDevice PickDevice(EventTarget target, Func<SimulatedDevice, bool> condition) =>
        Pick(fleet.AllDevices, "device", target, condition);

    private T Pick<T>(Table<T> table, EventTarget target, Func<T, bool> condition)
        where T : class, IUserRecord =>
        Pick(table.Where(_ => true), table.Kind.Noun, target, condition);

    /// <summary>The resource that a target names, or the first one that an event can be caused for.</summary>
    private T Pick<T>(IEnumerable<T> items, string noun, EventTarget target, Func<T, bool> condition)
        where T : class, IUserRecord
    {
        if (target.UserId is { } userId && fleet.Users.Find(userId) is null)
        {
            throw new ArgumentException($"There is no user with the id '{userId}'.");
        }

        var named = items.Where(target.Includes).ToList();
        if (target.Id is { } id && named.Count == 0)
        {
            var owner = target.UserId is null ? string.Empty : $" of the user '{target.UserId}'";
            throw new ArgumentException($"There is no {noun} with the id '{id}'{owner}.");
        }

        return named.Find(item => condition(item)) ?? throw new InvalidOperationException(target.Id is null
            ? $"There is no {noun} for which the event can be caused."
            : $"The event cannot be caused for the {noun} '{target.Id}' in its present state.");
    }
}

/// <summary>What an event is about.</summary>
/// <param name="UserId">The id of the user. Null for any.</param>
/// <param name="Id">The id of the resource. Null for the first one that can have the event.</param>
internal sealed record EventTarget(string? UserId, string? Id)
{
    public bool Includes(IUserRecord item) => (UserId is null || item.UserId == UserId) && (Id is null || item.Id == Id);
}
