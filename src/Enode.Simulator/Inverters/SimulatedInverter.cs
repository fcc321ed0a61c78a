namespace Enode.Simulation;

/// <summary>A solar inverter.</summary>
internal sealed class SimulatedInverter : SimulatedDevice
{
    private static readonly string[] AllScopes = ["inverter:read:data", "inverter:read:location"];
    private readonly HomeEnergy energy;

    public SimulatedInverter(HomeTraits home, HomeEnergy energy)
        : base(
            ResourceKind.Inverter,
            new HomeDeviceTraits(home, home.InverterId, home.Position is null ? AllScopes[..1] : AllScopes),
            energy)
    {
        Home = home;
        this.energy = energy;
    }

    public HomeTraits Home { get; }

    public HomeReading Read(DateTimeOffset now) => energy.Read(now);
}
