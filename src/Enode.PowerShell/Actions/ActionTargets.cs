namespace Enode.Actions;

/// <summary>The kinds of device that take commands.</summary>
internal static class ActionTargets
{
    private static readonly string[] Kinds = [AssetTypes.Vehicle, AssetTypes.Charger, AssetTypes.Hvac, AssetTypes.Battery];

    /// <summary>The API's word for a kind that was given in any case. Null for another kind.</summary>
    internal static string? WordFor(string kind) => Array.Find(Kinds, word => word.Equals(kind, StringComparison.OrdinalIgnoreCase));
}
