namespace Enode;

/// <summary>
/// What can be asked of vehicles: operations <c>getVehicles</c>, <c>listUserVehicles</c>, <c>getVehicle</c>,
/// <c>postVehiclesVehicleidCharging</c>, <c>postVehiclesVehicleidMaxCurrent</c> (experimental) and <c>vehiclesRefreshHint</c>.
/// </summary>
public sealed class VehicleOperations : ChargeableOperations<Vehicle>
{
    internal VehicleOperations(EnodeClient client)
        : base(client, AssetTypes.Vehicle)
    {
    }
}
