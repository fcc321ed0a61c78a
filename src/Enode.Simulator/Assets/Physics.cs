namespace Enode.Simulation;

/// <summary>
/// What devices that act on one another have in common: a car and the charger it hangs on, the parts of a home's energy system. Nothing
/// runs: whoever looks brings all of it up to the moment, through every command that takes effect on the way.
/// </summary>
internal abstract class Physics
{
    private readonly object gate = new();
    private List<SimulatedAction>? pending;

    protected Physics(DateTimeOffset at) => At = at;

    /// <summary>The moment that it has been brought to.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>
    /// Brings everything up to a moment, or leaves it where it is when that is later: of two callers either can come first. Then looks,
    /// with nobody in between. All the other members are for use within.
    /// </summary>
    public T Look<T>(DateTimeOffset now, Func<T> look)
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
            return look();
        }
    }

    /// <summary>Lets an action take effect when it is due.</summary>
    public void Await(SimulatedAction action) => (pending ??= []).Add(action);

    /// <summary>An action takes no effect any more.</summary>
    public void Forget(SimulatedAction action) => pending?.Remove(action);

    /// <summary>Goes on to a moment that is not past.</summary>
    protected abstract void Flow(DateTimeOffset moment);

    private void AdvanceTo(DateTimeOffset moment)
    {
        if (moment > At)
        {
            Flow(moment);
            At = moment;
        }
    }

    private SimulatedAction? NextDue(DateTimeOffset now) =>
        pending is { Count: > 0 } && pending.MinBy(action => action.DueAt) is { } next && next.DueAt <= now ? next : null;
}
