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

    /// <summary>Whether the vendor gives statistics.</summary>
    public bool HasStatistics => Home.Role != HomeRole.InverterOnly;

    public HomeReading Read(DateTimeOffset now) => ReadKnown(now, () => energy.Read(now));

    protected override object ReadState(DateTimeOffset now) => energy.Read(now);

    /// <inheritdoc cref="HomeEnergy.Production"/>
    public IReadOnlyList<double?> Production(IReadOnlyList<TimeBucket> times, DateTimeOffset earliest, DateTimeOffset now) =>
        energy.Production(times, earliest, KnownUntil(now));
}
