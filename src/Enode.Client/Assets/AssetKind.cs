namespace Enode.Internal;

/// <summary>One kind of asset: its names, its type, and where its operations are.</summary>
/// <param name="Name">The kind as messages name it. Of devices the API's word, a value of <see cref="AssetTypes"/>.</param>
/// <param name="Article"><c>a</c> or <c>an</c>, as it goes before <paramref name="Name"/>.</param>
/// <param name="Collection">The first part of the kind's paths, as in <c>vehicles</c>.</param>
/// <param name="Create">Makes an object of the kind without members.</param>
/// <param name="Operations">The operations that all kinds of device have. Null for a kind that is not a device.</param>
/// <param name="TakesCommands">True when devices of the kind take commands, which give actions.</param>
internal sealed record AssetKind(
    string Name,
    string Article,
    string Collection,
    Func<Asset> Create,
    Func<EnodeClient, IDeviceOperations>? Operations = null,
    bool TakesCommands = false)
{
    /// <summary>All kinds.</summary>
    internal static IReadOnlyList<AssetKind> All { get; } =
    [
        new(AssetTypes.Vehicle, "a", "vehicles", () => new Vehicle(), client => client.Vehicles, TakesCommands: true),
        new(AssetTypes.Charger, "a", "chargers", () => new Charger(), client => client.Chargers, TakesCommands: true),
        new(AssetTypes.Hvac, "an", "hvacs", () => new Hvac(), client => client.Hvacs, TakesCommands: true),
        new(AssetTypes.Inverter, "an", "inverters", () => new Inverter(), client => client.Inverters),
        new(AssetTypes.Battery, "a", "batteries", () => new Battery(), client => client.Batteries, TakesCommands: true),
        new(AssetTypes.Meter, "a", "meters", () => new Meter(), client => client.Meters),
        new("HEM system", "a", "hem-systems", () => new HemSystem()),
    ];

    private static readonly Dictionary<string, AssetKind> DevicesByName =
        All.Where(kind => kind.Operations is not null).ToDictionary(kind => kind.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<Type, AssetKind> ByType = All.ToDictionary(kind => kind.Create().GetType());

    /// <summary>The names of the kinds of device.</summary>
    internal static IEnumerable<string> DeviceNames => DevicesByName.Keys;

    /// <summary>The name of the type, as in <c>Vehicle</c>.</summary>
    internal string TypeName { get; } = Create().GetType().Name;

    /// <summary>The name with its article, as in <c>an inverter</c>.</summary>
    internal string NameWithArticle => $"{Article} {Name}";

    /// <summary>The kind of a type of asset.</summary>
    internal static AssetKind Of<T>()
        where T : Asset => ByType[typeof(T)];

    /// <summary>The kind of device of a name, in any case. Null when this version has no such kind.</summary>
    internal static AssetKind? OfDevice(string? name) => name is null ? null : DevicesByName.GetValueOrDefault(name);
}
