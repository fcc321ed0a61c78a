namespace Enode.Simulation;

/// <summary>
/// What acts on the state of devices by itself: a driver, a schedule, smart charging. All members require the lock of the
/// <see cref="Physics"/>.
/// </summary>
internal interface IAgent
{
    /// <summary>When it acts next. <see cref="DateTimeOffset.MaxValue"/> for never.</summary>
    DateTimeOffset NextAt { get; }

    /// <summary>Whether a vehicle that is plugged in must not start to charge by itself.</summary>
    bool PreventsCharging => false;

    /// <summary>Acts. The state has advanced to <see cref="NextAt"/>, or further where a very long time has passed.</summary>
    void Act();

    /// <summary>Reacts to an event: an action that ended, what an agent did, or a change on request.</summary>
    void Notice()
    {
    }
}
