namespace Enode.Simulation;

/// <summary>A home energy system: the group of an inverter, a battery and a meter. It is not a device itself.</summary>
internal sealed class SimulatedHemSystem : IVendorRecord
{
    private readonly HomeEnergy energy;
    private readonly Outage outage = new();

    public SimulatedHemSystem(HomeTraits home, HomeEnergy energy)
    {
        Home = home;
        this.energy = energy;
    }

    public HomeTraits Home { get; }

    public string Id => Home.HemSystemId!;

    public long Sequence => Home.Sequence;

    public string UserId => Home.UserId;

    public string Vendor => Home.Model.Vendor;

    public bool IsReachable => energy.LostAt is null && !outage.IsActive;

    public HomeReading Read(DateTimeOffset now) => outage.Read(() => energy.Read(now));

    public void SetOutage(bool isActive, DateTimeOffset now) => outage.Set(isActive, now, () => energy.Read(now));

    /// <inheritdoc cref="HomeEnergy.Statistics"/>
    public IReadOnlyList<HomeBucket?> Statistics(IReadOnlyList<TimeBucket> times, DateTimeOffset now) => energy.Statistics(times, now);
}
