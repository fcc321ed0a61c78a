namespace Enode;

/// <summary>
/// The operations of inverters: <c>listInverters</c>, <c>listUserInverters</c>, <c>getInverter</c> and <c>invertersRefreshHint</c>.
/// </summary>
[Operation("listInverters", "GET", "inverters", nameof(ListAsync))]
[Operation("listUserInverters", "GET", "users/{userId}/inverters", nameof(ListAsync))]
[Operation("getInverter", "GET", "inverters/{inverterId}", nameof(GetAsync))]
[Operation("invertersRefreshHint", "POST", "inverters/{inverterId}/refresh-hint", nameof(SendRefreshHintAsync))]
public sealed class InverterOperations : DeviceOperations<Inverter>
{
    internal InverterOperations(EnodeClient client)
        : base(client, AssetTypes.Inverter)
    {
    }
}
