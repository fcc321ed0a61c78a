namespace Enode.Simulation;

/// <summary>
/// The shared state of devices that act on one another: a vehicle and its charger, the parts of a home's energy system. State
/// advances lazily when it is read, through every action that takes effect in between.
/// </summary>
internal abstract class Physics
{
    private readonly object gate = new();
    private List<SimulatedAction>? pending;

    protected Physics(DateTimeOffset at) => At = at;

    /// <summary>The time to which the state has advanced.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>
    /// Advances the state to a time, unless it is there already (of two callers either can come first), and reads it under the same
    /// lock. All other members require that lock.
    /// </summary>
    public T ReadAt<T>(DateTimeOffset now, Func<T> read)
    {
        lock (gate)
        {
            while (NextDue(now) is { } action)
            {
                pending!.Remove(action);
                AdvanceTo(action.DueAt);
                action.Target.Settle(action);
            }

            AdvanceTo(now);
            return read();
        }
    }

    /// <summary>Adds an action, which takes effect when it is due.</summary>
    public void Schedule(SimulatedAction action) => (pending ??= []).Add(action);

    /// <summary>Removes an action, so that it takes no effect.</summary>
    public void Forget(SimulatedAction action) => pending?.Remove(action);

    /// <summary>Advances the state to a time that is not before <see cref="At"/>.</summary>
    protected abstract void Advance(DateTimeOffset moment);

    private void AdvanceTo(DateTimeOffset moment)
    {
        if (moment > At)
        {
            Advance(moment);
            At = moment;
        }
    }

    private SimulatedAction? NextDue(DateTimeOffset now) =>
        pending is { Count: > 0 } && pending.MinBy(action => action.DueAt) is { } next && next.DueAt <= now ? next : null;
}
