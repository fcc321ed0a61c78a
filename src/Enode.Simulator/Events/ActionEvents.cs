namespace Enode.Simulation;

/// <summary>Reports actions that ended.</summary>
internal sealed class ActionEvents : IEventSource
{
    private readonly Fleet fleet;
    private readonly Action<SimulatedEvent> emit;
    private List<SimulatedAction> pending = [];

    /// <param name="fleet">The fleet.</param>
    /// <param name="emit">Takes an event.</param>
    public ActionEvents(Fleet fleet, Action<SimulatedEvent> emit)
    {
        this.fleet = fleet;
        this.emit = emit;
    }

    public void Start(DateTimeOffset now)
    {
        pending = [.. fleet.Actions.Where(action => action.Target.Read(action, now).State == ActionStates.Pending)];
        fleet.Actions.Added += OnAdded;
    }

    public void Stop()
    {
        fleet.Actions.Added -= OnAdded;
        pending = [];
    }

    public void Poll(DateTimeOffset now) => PollEnded(now);

    /// <summary>Reports the actions that have ended.</summary>
    /// <returns>Whether there were any.</returns>
    public bool PollEnded(DateTimeOffset now) => fleet.Atomically(() => pending.RemoveAll(action =>
    {
        var reading = action.Target.Read(action, now);
        if (reading.State == ActionStates.Pending)
        {
            return false;
        }

        string[] changes = ["updatedAt", "completedAt", "state", .. reading.Failure is null ? Array.Empty<string>() : ["failureReason"]];
        emit(SimulatedEvent.Create(EventKinds.ActionUpdated, now, action.Target.UserId, json =>
        {
            json.WritePropertyName("vendorAction");
            action.Write(json, reading);
            SimulatedEvent.WriteUpdatedFields(json, changes);
        }));
        return true;
    }) > 0);

    // The response to the command has the end of an action that never was pending.
    private void OnAdded(SimulatedAction action)
    {
        if (action.Target.Read(action, fleet.Clock.Now).CompletedAt != action.CreatedAt)
        {
            pending.Add(action);
        }
    }
}
