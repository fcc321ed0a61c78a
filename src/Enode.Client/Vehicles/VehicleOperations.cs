namespace Enode;

/// <summary>
/// The operations of vehicles: <c>getVehicles</c>, <c>listUserVehicles</c>, <c>getVehicle</c>,
/// <c>postVehiclesVehicleidCharging</c>, <c>postVehiclesVehicleidMaxCurrent</c> (experimental) and <c>vehiclesRefreshHint</c>.
/// </summary>
[Operation("getVehicles", "GET", "vehicles", nameof(ListAsync))]
[Operation("listUserVehicles", "GET", "users/{userId}/vehicles", nameof(ListAsync))]
[Operation("getVehicle", "GET", "vehicles/{vehicleId}", nameof(GetAsync))]
[Operation("vehiclesRefreshHint", "POST", "vehicles/{vehicleId}/refresh-hint", nameof(SendRefreshHintAsync))]
[Operation("postVehiclesVehicleidCharging", "POST", "vehicles/{vehicleId}/charging", nameof(StartChargingAsync), nameof(StopChargingAsync))]
[Operation("postVehiclesVehicleidMaxCurrent", "POST", "vehicles/{vehicleId}/max-current", nameof(SetMaxCurrentAsync))]
public sealed class VehicleOperations : ChargeableOperations<Vehicle>
{
    internal VehicleOperations(EnodeClient client)
        : base(client, AssetTypes.Vehicle)
    {
    }
}
