namespace Enode.Simulation;

/// <summary>
/// The shared state of devices that act on one another: a vehicle and its charger, the parts of a home energy system. State
/// advances lazily when it is read, through every action that takes effect in between, and through what agents do.
/// </summary>
internal abstract class Physics
{
    /// <summary>What agents did before that is not simulated, so that a clock that is set far ahead costs little.</summary>
    private static readonly TimeSpan MaximumSimulatedTime = TimeSpan.FromDays(400);

    private readonly object gate = new();
    private List<SimulatedAction>? pending;
    private IAgent[] agents = [];

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

    /// <summary>The agents, in the order in which they react.</summary>
    protected IReadOnlyList<IAgent> Agents => agents;

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
            while (RunNext(now))
            {
                Notify();
            }

            AdvanceTo(now);
            return read();
        }
    }

    /// <summary>Advances the state to a time, and changes it. The agents react.</summary>
    public T ChangeAt<T>(DateTimeOffset now, Func<T> change) => ReadAt(now, () =>
    {
        var result = change();
        Notify();
        return result;
    });

    /// <inheritdoc cref="ChangeAt{T}"/>
    public void ChangeAt(DateTimeOffset now, Action change) => ChangeAt(now, () =>
    {
        change();
        return true;
    });

    /// <summary>Adds an action, which takes effect when it is due.</summary>
    public void Schedule(SimulatedAction action) => (pending ??= []).Add(action);

    /// <summary>Removes an action, so that it takes no effect.</summary>
    public void Forget(SimulatedAction action) => pending?.Remove(action);

    public void Add(IAgent agent) => agents = [.. agents, agent];

    public void Remove(IAgent agent) => agents = Array.FindAll(agents, other => other != agent);

    /// <summary>Ends live access to all the devices now, if there is access.</summary>
    public DateTimeOffset LoseAccess() => LostAt ??= At;

    /// <summary>Begins live access again. The state goes on from how it was when access ended.</summary>
    public void RegainAccess() => LostAt = null;

    /// <summary>Advances the state to a time after <see cref="StateAt"/>.</summary>
    protected abstract void Advance(DateTimeOffset moment);

    private void Notify()
    {
        foreach (var agent in agents)
        {
            agent.Notice();
        }
    }

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

    /// <summary>Runs the next event until a time.</summary>
    /// <returns>Whether there was one.</returns>
    private bool RunNext(DateTimeOffset now)
    {
        var action = NextDue(now);

        // Without access nothing is known of what agents do, and they can do nothing.
        var agent = LostAt is null ? NextAgent(action?.DueAt ?? now) : null;
        if (agent is not null)
        {
            AdvanceTo(agent.NextAt < now - MaximumSimulatedTime ? now - MaximumSimulatedTime : agent.NextAt);
            agent.Act();
            return true;
        }

        if (action is not null)
        {
            pending!.Remove(action);
            AdvanceTo(action.DueAt);
            action.Target.Settle(action);
        }

        return action is not null;
    }

    private SimulatedAction? NextDue(DateTimeOffset now) =>
        pending is { Count: > 0 } && pending.MinBy(action => action.DueAt) is { } next && next.DueAt <= now ? next : null;

    private IAgent? NextAgent(DateTimeOffset now)
    {
        IAgent? next = null;
        foreach (var agent in agents)
        {
            if (agent.NextAt is var at && at <= now && !(next?.NextAt <= at))
            {
                next = agent;
            }
        }

        return next;
    }
}
