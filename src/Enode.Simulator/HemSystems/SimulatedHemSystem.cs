namespace Enode.Simulation;

/// <summary>What brings the inverter, the battery and the meter of a home together. It is no device: it has no reach of its own.</summary>
internal sealed class SimulatedHemSystem : IAsset
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

    public HomeReading Read(DateTimeOffset now) => energy.Read(now);
}
