namespace Enode.Simulation;

/// <summary>Everything that there is in a simulator.</summary>
internal sealed class Fleet
{
    public Fleet(SimulatedClock clock, Table<SimulatedUser> users, AssetTable<SimulatedVehicle> vehicles)
    {
        Clock = clock;
        Users = users;
        Vehicles = vehicles;
    }

    public SimulatedClock Clock { get; }

    public Table<SimulatedUser> Users { get; }

    public AssetTable<SimulatedVehicle> Vehicles { get; }

    public ActionTable Actions { get; } = new();
}
