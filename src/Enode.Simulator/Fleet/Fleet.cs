namespace Enode.Simulation;

/// <summary>Everything that there is in a simulator.</summary>
internal sealed class Fleet
{
    public required SimulatedClock Clock { get; init; }

    public required Table<SimulatedUser> Users { get; init; }

    public required AssetTable<SimulatedVehicle> Vehicles { get; init; }

    public required AssetTable<SimulatedCharger> Chargers { get; init; }

    public required AssetTable<SimulatedHvac> Hvacs { get; init; }

    public required AssetTable<SimulatedInverter> Inverters { get; init; }

    public required AssetTable<SimulatedBattery> Batteries { get; init; }

    public required AssetTable<SimulatedMeter> Meters { get; init; }

    public required AssetTable<SimulatedHemSystem> HemSystems { get; init; }

    public ActionTable Actions { get; } = new();

    /// <summary>Everything of a user's that a vendor gives access to.</summary>
    public IEnumerable<SimulatedDevice> DevicesOf(string userId) =>
    [
        .. Vehicles.OfUser(userId),
        .. Chargers.OfUser(userId),
        .. Hvacs.OfUser(userId),
        .. Inverters.OfUser(userId),
        .. Batteries.OfUser(userId),
        .. Meters.OfUser(userId),
    ];
}
