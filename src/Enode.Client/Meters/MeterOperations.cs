namespace Enode;

/// <summary>The operations of meters: <c>listMeters</c>, <c>listUserMeters</c>, <c>getMeter</c> and <c>metersRefreshHint</c>.</summary>
[Operation("listMeters", "GET", "meters", nameof(ListAsync))]
[Operation("listUserMeters", "GET", "users/{userId}/meters", nameof(ListAsync))]
[Operation("getMeter", "GET", "meters/{meterId}", nameof(GetAsync))]
[Operation("metersRefreshHint", "POST", "meters/{meterId}/refresh-hint", nameof(SendRefreshHintAsync))]
public sealed class MeterOperations : DeviceOperations<Meter>
{
    internal MeterOperations(EnodeClient client)
        : base(client, AssetTypes.Meter)
    {
    }
}
