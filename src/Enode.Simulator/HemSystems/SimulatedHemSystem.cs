namespace Enode.Simulation;

/// <summary>A home energy system: the group of an inverter, a battery and a meter. It is not a device itself.</summary>
internal sealed class SimulatedHemSystem : IUserRecord
{
    private readonly HomeEnergy energy;

    public SimulatedHemSystem(HomeTraits home, HomeEnergy energy)
    {
        Home = home;
        this.energy = energy;
    }

    public HomeTraits Home { get; }

    public string Id => Home.HemSystemId!;

    public long Sequence => Home.Sequence;

    public string UserId => Home.UserId;

    public bool IsReachable => energy.LostAt is null;

    public HomeReading Read(DateTimeOffset now) => energy.Read(now);

    /// <inheritdoc cref="HomeEnergy.Statistics"/>
    public IReadOnlyList<HomeBucket?> Statistics(IReadOnlyList<TimeBucket> times, DateTimeOffset now) => energy.Statistics(times, now);
}
