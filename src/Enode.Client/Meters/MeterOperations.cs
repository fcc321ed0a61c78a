namespace Enode;

/// <summary>What can be asked of meters: operations <c>listMeters</c>, <c>listUserMeters</c>, <c>getMeter</c> and <c>metersRefreshHint</c>.</summary>
public sealed class MeterOperations : DeviceOperations<Meter>
{
    internal MeterOperations(EnodeClient client)
        : base(client, AssetTypes.Meter)
    {
    }
}
