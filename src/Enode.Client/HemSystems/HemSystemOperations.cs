namespace Enode;

/// <summary>What can be asked about HEM systems: operations <c>listHems</c>, <c>listHemsForUser</c> and <c>getHemsById</c>.</summary>
public sealed class HemSystemOperations : AssetOperations<HemSystem>
{
    internal HemSystemOperations(EnodeClient client)
        : base(client, "hem-systems")
    {
    }
}
