namespace Enode.Simulation;

/// <summary>A vendor whose devices users can link: those that generated fleets of any size have.</summary>
/// <param name="Code">The code.</param>
/// <param name="Brand">The brand, which is also the name of the vendor's portal.</param>
/// <param name="Types">The types of its devices: values of <see cref="AssetTypes"/>.</param>
internal sealed record LinkableVendor(string Code, string Brand, IReadOnlyList<string> Types)
{
    public static IReadOnlyList<LinkableVendor> All { get; } =
    [
        .. VehicleModel.All.Select(model => (model.Vendor, model.Brand, Type: AssetTypes.Vehicle))
            .Concat(ChargerModel.All.Select(model => (model.Vendor, model.Brand, Type: AssetTypes.Charger)))
            .Concat(HvacModel.All.Select(model => (model.Vendor, model.Brand, Type: AssetTypes.Hvac)))
            .Concat(HomeModel.Inverters.Concat(HomeModel.Systems).Select(model => (model.Vendor, model.Brand, Type: AssetTypes.Inverter)))
            .Concat(HomeModel.Systems.Select(model => (model.Vendor, model.Brand, Type: AssetTypes.Battery)))
            .Concat(HomeModel.Systems.Select(model => (model.Vendor, model.Brand, Type: AssetTypes.Meter)))
            .GroupBy(item => item.Vendor, StringComparer.Ordinal)
            .Select(group => new LinkableVendor(
                group.Key, group.First().Brand, [.. group.Select(item => item.Type).Distinct(StringComparer.Ordinal)]))
            .OrderBy(vendor => vendor.Code, StringComparer.Ordinal),
    ];

    /// <summary>The scopes of its devices.</summary>
    public IEnumerable<string> Scopes => DeviceScopes.All.Where(scope => Types.Contains(DeviceScopes.TypeOf(scope)));
}

/// <summary>The scopes of all types of devices.</summary>
internal static class DeviceScopes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "battery:control:operation_mode", "battery:read:data", "battery:read:location",
        "charger:control:charging", "charger:read:data",
        "hvac:control:mode", "hvac:read:data",
        "inverter:read:data", "inverter:read:location",
        "meter:read:data", "meter:read:location",
        "vehicle:control:charging", "vehicle:read:data", "vehicle:read:location",
    ];

    /// <summary>The scope without which no device of a type is linked.</summary>
    public static string DataOf(string type) => $"{type}:read:data";

    /// <summary>Those of a device's scopes that its user has allowed. The same list if the user has allowed all scopes.</summary>
    public static IReadOnlyList<string> Granted(IReadOnlyList<string> scopes, IReadOnlyList<string> allowed) =>
        ReferenceEquals(allowed, All) ? scopes : [.. scopes.Where(allowed.Contains)];

    /// <summary>Whether a scope is for commands.</summary>
    public static bool IsControl(string scope) => scope.Contains(":control:", StringComparison.Ordinal);

    /// <summary>The type of device that a scope is for.</summary>
    public static string TypeOf(string scope) => scope[..scope.IndexOf(':', StringComparison.Ordinal)];
}
