namespace Enode;

/// <summary>The operations of HEM systems: <c>listHems</c>, <c>listHemsForUser</c> and <c>getHemsById</c>.</summary>
[Operation("listHems", "GET", "hem-systems", nameof(ListAsync))]
[Operation("listHemsForUser", "GET", "users/{userId}/hem-systems", nameof(ListAsync))]
[Operation("getHemsById", "GET", "hem-systems/{hemSystemId}", nameof(GetAsync))]
public sealed class HemSystemOperations : AssetOperations<HemSystem>
{
    internal HemSystemOperations(EnodeClient client)
        : base(client, "hem-systems")
    {
    }
}
