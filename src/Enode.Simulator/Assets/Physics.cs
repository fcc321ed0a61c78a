namespace Enode.Simulation;

/// <summary>
/// The shared state of devices that act on one another: a vehicle and its charger, the parts of a home energy system. State
/// advances lazily when it is read, through every action that takes effect in between.
/// </summary>
internal abstract class Physics
{
    private readonly object gate = new();
    private List<SimulatedAction>? pending;

    /// <param name="at">The time of the first state.</param>
    /// <param name="lostAt">When live access to all the devices was lost. Null while there is access.</param>
    protected Physics(DateTimeOffset at, DateTimeOffset? lostAt)
    {
        At = at;
        LostAt = lostAt;
    }

    /// <summary>The time to which actions have been carried out.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When live access to all the devices was lost. Null while there is access.</summary>
    public DateTimeOffset? LostAt { get; private set; }

    /// <summary>The time to which the state has advanced. Without access later state is not known, so it does not advance.</summary>
    protected DateTimeOffset StateAt => LostAt < At ? LostAt.Value : At;

    /// <summary>
    /// Advances the state to a time, unless it is there already (of two callers either can come first), and reads it under the same
    /// lock. All other members but <see cref="LostAt"/> require that lock.
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

    /// <summary>Ends live access to all the devices now, if there is access.</summary>
    public DateTimeOffset LoseAccess() => LostAt ??= At;

    /// <summary>Advances the state to a time after <see cref="StateAt"/>.</summary>
    protected abstract void Advance(DateTimeOffset moment);

    private void AdvanceTo(DateTimeOffset moment)
    {
        if (moment <= At)
        {
            return;
        }

        var end = LostAt < moment ? LostAt.Value : moment;
        if (end > StateAt)
        {
            Advance(end);
        }

        At = moment;
    }

    private SimulatedAction? NextDue(DateTimeOffset now) =>
        pending is { Count: > 0 } && pending.MinBy(action => action.DueAt) is { } next && next.DueAt <= now ? next : null;
}
