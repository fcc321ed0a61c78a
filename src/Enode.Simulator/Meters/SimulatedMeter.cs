namespace Enode.Simulation;

/// <summary>The meter between a home and the grid.</summary>
internal sealed class SimulatedMeter : SimulatedDevice
{
    private static readonly string[] AllScopes = ["meter:read:data", "meter:read:location"];
    private readonly HomeEnergy energy;

    public SimulatedMeter(HomeTraits home, HomeEnergy energy)
        : base(ResourceKind.Meter, new HomeDeviceTraits(home, home.MeterId, home.Position is null ? AllScopes[..1] : AllScopes), energy)
    {
        Home = home;
        this.energy = energy;
    }

    public HomeTraits Home { get; }

    /// <summary>Whether the vendor gives its measurements.</summary>
    public bool CanMeasure => Home.CanMeter;

    public HomeReading Read(DateTimeOffset now) => ReadKnown(now, () => energy.Read(now));

    protected override object ReadState(DateTimeOffset now) => energy.Read(now);
}
