namespace Enode.Simulation;

/// <summary>A kind of thing that users have.</summary>
/// <param name="Noun">One of the kind, as in <c>vehicle</c>.</param>
/// <param name="Collection">The kind as it stands in paths, as in <c>vehicles</c>.</param>
internal sealed record AssetKind(string Noun, string Collection)
{
    public static AssetKind Vehicle { get; } = new(AssetTypes.Vehicle, "vehicles");

    public static AssetKind Charger { get; } = new(AssetTypes.Charger, "chargers");

    public static AssetKind Hvac { get; } = new(AssetTypes.Hvac, "hvacs");

    public static AssetKind Inverter { get; } = new(AssetTypes.Inverter, "inverters");

    public static AssetKind Battery { get; } = new(AssetTypes.Battery, "batteries");

    public static AssetKind Meter { get; } = new(AssetTypes.Meter, "meters");

    public static AssetKind HemSystem { get; } = new("HEM system", "hem-systems");
}
