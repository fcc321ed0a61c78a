namespace Enode;

/// <summary>What can be asked of inverters: operations <c>listInverters</c>, <c>listUserInverters</c>, <c>getInverter</c> and <c>invertersRefreshHint</c>.</summary>
public sealed class InverterOperations : DeviceOperations<Inverter>
{
    internal InverterOperations(EnodeClient client)
        : base(client, AssetTypes.Inverter)
    {
    }
}
